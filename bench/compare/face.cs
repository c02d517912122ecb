// Measures the face's shapes, gaze and head pose:
//   dotnet run -c Release bench/compare/face.cs -- photos REFERENCE.face.jsonl[.gz]     geometry alone beside MediaPipe's scores, on MediaPipe's own meshes; FILE may also be what `track --static PICTURES --face-model landmarker` wrote
//   dotnet run -c Release bench/compare/face.cs -- synthetic FOLDER                     the synthetic faces of FOLDER/*.landmarks.jsonl.gz beside their truth
//   dotnet run -c Release bench/compare/face.cs -- tracked OURS.jsonl REFERENCE.face.jsonl[.gz] [--list]   the network's scores of `track` beside MediaPipe's
//   … photos FILE --list SHAPE                                                          each face's value of one shape, ours and theirs
#:project ../../src/Omozukai.Core
#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0048;CA2007;RS0030
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Faces;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["photos", ..]) Photos(args[1], args.Length > 3 ? args[3] : null);
else if (args is ["synthetic", ..]) Synthetic(args[1]);
else if (args is ["tracked", ..]) Tracked(args[1], args[2], args.Contains("--list"));
else Console.Error.WriteLine("photos REFERENCE | tracked OURS.jsonl REFERENCE | synthetic FOLDER");

// The network's scores in a landmark file of `track --static FOLDER --face-model …` beside MediaPipe's, face by face (the nearest one).
void Tracked(string oursFile, string referenceFile, bool list)
{
    var references = new Dictionary<string, JsonElement>();
    int frameNumber = 0;
    foreach (JsonElement line in Lines(referenceFile)) references[line.GetProperty("file").GetString()!] = line;
    float[] sums = new float[ArkitBlendShapes.Count], worst = new float[ArkitBlendShapes.Count];
    var points = new List<float>();
    var angles = new List<float>();
    int faces = 0;
    foreach (JsonElement line in Lines(oursFile).Skip(1))
    {
        frameNumber++;
        string file = line.TryGetProperty("file", out JsonElement name) ? name.GetString()! : $"{frameNumber:0000}.jpg";
        if (!references.TryGetValue(file, out JsonElement theirs) || !theirs.TryGetProperty("faces", out JsonElement found) || found.GetArrayLength() == 0) continue;
        if (line.GetProperty("people").GetArrayLength() == 0 || !line.GetProperty("people")[0].TryGetProperty("blendshapes", out JsonElement shapes))
        {
            Console.WriteLine($"no face of ours in {file}");
            continue;
        }
        JsonElement ours = line.GetProperty("people")[0];
        (float w, float h) = (theirs.GetProperty("w").GetSingle(), theirs.GetProperty("h").GetSingle());
        (float distance, int nearest) = Enumerable.Range(0, found.GetArrayLength()).Select(i => (Distance(ours.GetProperty("face"), found[i], w, h), i)).Min();
        points.Add(distance);
        faces++;
        float[] m = [.. theirs.GetProperty("mat")[nearest].EnumerateArray().Select(e => e.GetSingle())], o = [.. ours.GetProperty("faceTransform").EnumerateArray().Select(e => e.GetSingle())];
        angles.Add(float.RadiansToDegrees(MathF.Acos(Math.Clamp(((m[0] * o[0]) + (m[1] * o[1]) + (m[2] * o[2]) + (m[4] * o[4]) + (m[5] * o[5]) + (m[6] * o[6]) + (m[8] * o[8]) + (m[9] * o[9]) + (m[10] * o[10]) - 1) / 2, -1, 1))));
        float sum = 0;
        for (int i = 0; i < ArkitBlendShapes.Count; i++)
        {
            string shape = ArkitBlendShapes.Names[i];
            float difference = MathF.Abs((shapes.TryGetProperty(shape, out JsonElement a) ? a.GetSingle() : 0) - (theirs.GetProperty("blend")[nearest].TryGetProperty(shape, out JsonElement b) ? b.GetSingle() : 0));
            sums[i] += difference;
            worst[i] = Math.Max(worst[i], difference);
            sum += difference;
        }
        if (list) Console.WriteLine($"{sum / ArkitBlendShapes.Count:0.0000}  points {100 * distance:0.00} % of the face  {file}");
    }
    Console.WriteLine($"{faces} faces: mean absolute difference {sums.Sum() / faces / ArkitBlendShapes.Count:0.0000}, of the worst shape {sums.Max() / faces:0.0000}; points {100 * points.Average():0.00} % of the face's longer side; head {angles.Average():0.00}° mean, {angles.Max():0.00}° worst");
    foreach (int i in Enumerable.Range(0, ArkitBlendShapes.Count).OrderByDescending(i => sums[i]).Take(12)) Console.WriteLine($"  {ArkitBlendShapes.Names[i],-18} mean {sums[i] / faces:0.0000}  worst {worst[i]:0.00}");
}

static float Distance(JsonElement a, JsonElement b, float w, float h)
{
    float sum = 0, minX = float.MaxValue, maxX = float.MinValue, minY = float.MaxValue, maxY = float.MinValue;
    for (int i = 0; i < b.GetArrayLength(); i++)
    {
        (float x, float y) = (b[i][0].GetSingle() * w, b[i][1].GetSingle() * h);
        (minX, maxX, minY, maxY) = (Math.Min(minX, x), Math.Max(maxX, x), Math.Min(minY, y), Math.Max(maxY, y));
        sum += MathF.Sqrt(MathF.Pow((a[i][0].GetSingle() * w) - x, 2) + MathF.Pow((a[i][1].GetSingle() * h) - y, 2));
    }
    return sum / b.GetArrayLength() / Math.Max(maxX - minX, maxY - minY);
}

// Photos: every face by itself, from the mean face, nothing learnt.
void Photos(string file, string? list)
{
    var faces = new List<(string File, float[] Ours, Dictionary<string, float> Theirs, AvatarPose Pose)>();
    var angles = new List<(float Yaw, float Pitch, float Roll, float Centimetres)>();
    foreach ((string name, int width, int height, JsonElement mesh, JsonElement blend, JsonElement matrix) in Faces(file))
    {
        var frame = new LandmarkFrame { Width = width, Height = height };
        PersonLandmarks person = frame.AddPerson();
        person.Face.IsPresent = true;
        person.Face.Score = 1;
        ReadPoints(mesh, person.Face.Image);
        var pose = new AvatarPose();
        new PoseSolver(new PoseSolverOptions { Smoothing = Smoothing.Off }).Solve(frame, person, pose);
        faces.Add((name, pose.Expressions[Expressions.PresetCount..].ToArray(),
            blend.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetSingle()), pose));

        new FaceTransform().Fill(person.Face, frame.Width, frame.Height);
        float[] m = [.. matrix.EnumerateArray().Select(e => e.GetSingle())];
        var theirs = new Matrix4x4(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11], m[12], m[13], m[14], m[15]);
        (float y0, float p0, float r0) = Angles(theirs);
        (float y1, float p1, float r1) = Angles(person.Face.Transform);
        angles.Add((y1 - y0, p1 - p0, r1 - r0, (person.Face.Transform.Translation - theirs.Translation).Length()));
    }
    if (list is not null)
    {
        int index = ArkitBlendShapes.IndexOf(list);
        foreach (var face in faces.OrderByDescending(f => f.Theirs.GetValueOrDefault(list)))
            Console.WriteLine($"{face.Theirs.GetValueOrDefault(list):0.00} {face.Ours[index]:0.00}  look {face.Pose.LookYawDegrees,4:0} {face.Pose.LookPitchDegrees,4:0}  confidence {face.Pose.Confidence[(int)BodyChain.Face]:0.00}  {face.File}");
        return;
    }
    Console.WriteLine($"{faces.Count} faces; head pose beside MediaPipe's: yaw {Rms(angles.Select(a => a.Yaw)):0.00}°, pitch {Rms(angles.Select(a => a.Pitch)):0.00}°, roll {Rms(angles.Select(a => a.Roll)):0.00}° rms, place {angles.Average(a => a.Centimetres):0.0} cm mean");
    Console.WriteLine("shape             deviation  correlation  mean ours/theirs  max ours/theirs");
    foreach (string name in ArkitBlendShapes.Names.ToArray().Select(n => n.EndsWith("Left") && n is not "jawLeft" and not "mouthLeft" ? n[..^4] : n.EndsWith("Right") && n is not "jawRight" and not "mouthRight" ? "" : n).Where(n => n.Length > 0))
    {
        string[] sides = ArkitBlendShapes.IndexOf(name) >= 0 ? [name] : [name + "Left", name + "Right"];
        float[] ours = [.. sides.SelectMany(side => faces.Select(f => f.Ours[ArkitBlendShapes.IndexOf(side)]))];
        float[] theirs = [.. sides.SelectMany(side => faces.Select(f => f.Theirs.GetValueOrDefault(side)))];
        Console.WriteLine($"{name,-16} {Deviation(theirs),10:0.000} {Correlation(ours, theirs),12:0.00} {ours.Average(),11:0.00}/{theirs.Average():0.00} {ours.Max(),12:0.00}/{theirs.Max():0.00}");
    }
}

// Synthetic faces: blink, jaw, brow and gaze while the head turns, and the head itself.
void Synthetic(string folder)
{
    Console.WriteLine("file              live/recorded    blinkL blinkR    jaw   brow  gaze x  gaze y   head mean  max   frontal bias");
    foreach (string file in Directory.GetFiles(folder, "*.landmarks.jsonl.gz").Order(StringComparer.Ordinal))
    {
        List<JsonElement> lines = [.. Lines(file)];
        (int width, int height, float fov) = (lines[0].GetProperty("width").GetInt32(), lines[0].GetProperty("height").GetInt32(), lines[0].GetProperty("verticalFov").GetSingle());
        foreach (bool recorded in (bool[])[false, true])
        {
            var live = new PoseSolver();
            var recording = new RecordingSolver();
            var poses = new List<AvatarPose>();
            var truths = new List<JsonElement>();
            var errors = new List<float>();
            var bias = new List<Vector3>();
            foreach (JsonElement line in lines.Skip(1))
            {
                JsonElement json = line.GetProperty("people")[0];
                if (!json.TryGetProperty("face", out JsonElement face)) continue;
                var frame = new LandmarkFrame { Index = line.GetProperty("index").GetInt64(), Timestamp = TimeSpan.FromSeconds(line.GetProperty("time").GetDouble()), Width = width, Height = height, VerticalFovDegrees = fov };
                PersonLandmarks person = frame.AddPerson();
                person.Face.IsPresent = true;
                person.Face.Score = 1;
                ReadPoints(face, person.Face.Image);
                JsonElement truth = line.GetProperty("truth");
                truths.Add(truth);
                var pose = new AvatarPose();
                if (recorded) recording.Add(frame, person, Keep);
                else
                {
                    live.Solve(frame, person, pose);
                    poses.Add(pose);
                }
                new FaceTransform().Fill(person.Face, width, height, fov);
                Matrix4x4.Decompose(person.Face.Transform, out _, out Quaternion head, out _);
                float[] q = [.. truth.GetProperty("headQ").EnumerateArray().Select(e => e.GetSingle())];
                var wanted = Quaternion.Normalize(new Quaternion(q[1], q[2], q[3], q[0]));
                errors.Add(float.RadiansToDegrees(2 * MathF.Acos(Math.Min(1, MathF.Abs(Quaternion.Dot(head, wanted))))));
                if (2 * MathF.Acos(Math.Min(1, MathF.Abs(wanted.W))) < 0.05f)
                {
                    (float yaw, float pitch, float roll) = Angles(person.Face.Transform);
                    (float yaw0, float pitch0, float roll0) = Angles(Matrix4x4.CreateFromQuaternion(wanted));
                    bias.Add(new Vector3(yaw - yaw0, pitch - pitch0, roll - roll0));
                }
            }
            if (recorded) recording.Finish(Keep);

            void Keep(AvatarPose ready)
            {
                var copy = new AvatarPose();
                copy.CopyFrom(ready);
                poses.Add(copy);
            }
            string C(Func<AvatarPose, float> ours, Func<JsonElement, float> theirs)
            {
                float[] a = [.. poses.Select(ours)], b = [.. truths.Select(theirs)];
                return Deviation(b) < 1e-4f ? "     –" : $"{Correlation(a, b),6:0.000}";
            }
            Vector3 mean = bias.Count == 0 ? Vector3.Zero : bias.Aggregate((a, b) => a + b) / bias.Count;
            Console.WriteLine($"{Path.GetFileName(file).Replace(".landmarks.jsonl.gz", ""),-16} {(recorded ? "recorded" : "live"),14}    " +
                string.Join(" ", C(p => -p.Expressions[(int)Expression.EyeBlinkLeft], t => t.GetProperty("blinkL").GetSingle()), C(p => -p.Expressions[(int)Expression.EyeBlinkRight], t => t.GetProperty("blinkR").GetSingle()),
                    C(p => p.Expressions[(int)Expression.JawOpen], t => t.GetProperty("jaw").GetSingle()), C(p => p.Expressions[(int)Expression.BrowInnerUp], t => t.GetProperty("brow").GetSingle()),
                    C(p => p.LookYawDegrees, t => t.GetProperty("gaze")[0].GetSingle()), C(p => -p.LookPitchDegrees, t => t.GetProperty("gaze")[1].GetSingle())) +
                $"   {errors.Average(),6:0.00}° {errors.Max(),5:0.00}°  " + (bias.Count == 0 ? "no frontal face" : $"yaw {mean.X:0.00}° pitch {mean.Y:0.00}° roll {mean.Z:0.00}° ({bias.Count})"));
        }
    }
}

static (float Yaw, float Pitch, float Roll) Angles(Matrix4x4 m)
{
    Vector3 forward = Vector3.Normalize(Vector3.TransformNormal(Vector3.UnitZ, m)), right = Vector3.Normalize(Vector3.TransformNormal(Vector3.UnitX, m));
    return (float.RadiansToDegrees(MathF.Atan2(forward.X, forward.Z)), float.RadiansToDegrees(MathF.Asin(-forward.Y)), float.RadiansToDegrees(MathF.Asin(right.Y)));
}

// The faces of a reference file, or of a landmark file of ours.
static IEnumerable<(string Name, int Width, int Height, JsonElement Mesh, JsonElement Blend, JsonElement Matrix)> Faces(string file)
{
    (int width, int height) = (0, 0);
    foreach (JsonElement line in Lines(file))
    {
        if (line.TryGetProperty("w", out JsonElement w))
        {
            if (!line.TryGetProperty("faces", out JsonElement found) || found.ValueKind != JsonValueKind.Array) continue;
            for (int i = 0; i < found.GetArrayLength(); i++)
                yield return (line.GetProperty("file").GetString()!, w.GetInt32(), line.GetProperty("h").GetInt32(), found[i], line.GetProperty("blend")[i], line.GetProperty("mat")[i]);
            continue;
        }
        if (line.TryGetProperty("width", out JsonElement ours)) (width, height) = (ours.GetInt32(), line.GetProperty("height").GetInt32());
        if (!line.TryGetProperty("people", out JsonElement people)) continue;
        foreach (JsonElement person in people.EnumerateArray())
            if (person.TryGetProperty("blendshapes", out JsonElement blend))
                yield return (line.TryGetProperty("file", out JsonElement name) ? name.GetString()! : line.GetProperty("index").GetRawText(), width, height, person.GetProperty("face"), blend, person.GetProperty("faceTransform"));
    }
}

static IEnumerable<JsonElement> Lines(string file)
{
    using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
    using var reader = new StreamReader(stream);
    while (reader.ReadLine() is { } line) yield return JsonDocument.Parse(line).RootElement;
}

static void ReadPoints(JsonElement json, Span<NormalizedLandmark> points)
{
    int i = 0;
    foreach (JsonElement p in json.EnumerateArray()) points[i++] = new(new Vector3(p[0].GetSingle(), p[1].GetSingle(), p[2].GetSingle()), 1, 1);
}

static float Rms(IEnumerable<float> values) => MathF.Sqrt(values.Average(v => v * v));

static float Deviation(float[] values)
{
    float mean = values.Average();
    return MathF.Sqrt(values.Average(v => (v - mean) * (v - mean)));
}

static double Correlation(float[] a, float[] b)
{
    double x = a.Average(), y = b.Average(), xy = 0, xx = 0, yy = 0;
    for (int i = 0; i < a.Length; i++)
    {
        xy += (a[i] - x) * (b[i] - y);
        xx += (a[i] - x) * (a[i] - x);
        yy += (b[i] - y) * (b[i] - y);
    }
    return xy / Math.Sqrt(xx * yy);
}
