// Draws what a face does over time, as PNG:
//   dotnet run -c Release bench/compare/face-plots.cs -- MOTION.jsonl PICTURE.png [NAME,NAME,…]   curves of a motion file: expressions by name, lookYaw, lookPitch
//   dotnet run -c Release bench/compare/face-plots.cs -- speech PICTURE.png                       jaw and vowels of the canonical face made to speak
// The second shows the vowels a, i, u, e, o in turn, with closed lips between; the face is moved in centimetres in its own frame.
#:project ../../src/Omozukai.Core
#:project ../../src/Omozukai.Formats
#:project ../../src/Omozukai.Vision
#:property PublishAot=false
#:property AssemblyName=Omozukai.Benchmarks
#:property NoWarn=$(NoWarn);MA0048;CA2007;RS0030
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Faces;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Formats;
using Omozukai.Formats.JsonLines;
using Omozukai.Vision.Frames;
using SkiaSharp;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args[0] is "speech") Speech(args[1]);
else Motion(args[0], args[1], args.Length > 2 ? args[2].Split(',') : ["eyeBlinkLeft", "eyeBlinkRight", "mouthSmileLeft", "lookYaw", "lookPitch"]);

void Motion(string file, string picture, string[] names)
{
    var series = names.ToDictionary(name => name, _ => new List<(double, double)>());
    using var reader = new MotionReader(file);
    var frame = new MotionFrame();
    while (reader.TryRead(frame))
        foreach (AvatarPose pose in frame.People.Take(1))
            foreach (string name in names) series[name].Add((frame.Timestamp.TotalSeconds, Value(pose, name)));
    Draw(picture, Path.GetFileName(file), names.Select(name => (name, name.StartsWith("look", StringComparison.Ordinal), series[name])));
}

static double Value(AvatarPose pose, string name) => name switch
{
    "lookYaw" => pose.LookYawDegrees,
    "lookPitch" => pose.LookPitchDegrees,
    _ => Expressions.TryParse(name, out Expression expression) ? pose.Expressions[(int)expression] : throw new ArgumentException($"{name} is no expression.", nameof(name)),
};

void Speech(string picture)
{
    string folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
    using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.GetFullPath(Path.Combine(folder, "../../tests/data/faces/neutral.json"))));
    var frame = new LandmarkFrame { Width = json.RootElement.GetProperty("width").GetInt32(), Height = json.RootElement.GetProperty("height").GetInt32(), VerticalFovDegrees = json.RootElement.GetProperty("verticalFov").GetSingle() };
    Vector3[] rest = [.. json.RootElement.GetProperty("face").EnumerateArray().Select(p => new Vector3(p[0].GetSingle(), p[1].GetSingle(), p[2].GetSingle()))];
    // One centimetre in the picture: the outer corners of the eyes are 8.89 cm apart.
    float across = (rest[263].X - rest[33].X) / 8.89f, down = across * frame.Width / frame.Height;
    int[] lower = [146, 91, 181, 84, 17, 314, 405, 321, 375, 95, 88, 178, 87, 14, 317, 402, 318, 324, 77, 90, 180, 85, 16, 315, 404, 320, 307, 96, 89, 179, 86, 15, 316, 403, 319, 325];
    int[] upper = [185, 40, 39, 37, 0, 267, 269, 270, 409, 191, 80, 81, 82, 13, 312, 311, 310, 415, 184, 74, 73, 72, 11, 302, 303, 304, 408, 183, 42, 41, 38, 12, 268, 271, 272, 407];
    int[] corners = [61, 291, 78, 308, 76, 306, 62, 292];
    float gap = rest[14].Y - rest[13].Y, chinTop = rest[17].Y, middle = rest[4].X;
    foreach (int lip in lower) rest[lip].Y -= gap; // the canonical lips stand a little open
    (string Name, float Jaw, float Width, float Forward, float Back)[] mouths = [("a", 1.9f, 0.97f, 0, 0), ("i", 0.5f, 1.02f, 0, 0), ("u", 0.3f, 0.65f, 0.6f, 0), ("e", 0.4f, 1.22f, 0, 0.4f), ("o", 1.4f, 0.72f, 0.4f, 0)];

    var solver = new PoseSolver();
    var pose = new AvatarPose();
    string[] names = ["jawOpen", "mouthFunnel", "aa", "ih", "ou", "ee", "oh"];
    var series = names.ToDictionary(name => name, _ => new List<(double, double)>());
    for (int i = 0; i < 30 * 8; i++)
    {
        double time = i / 30.0 - 2; // two seconds at rest, then a vowel a second, half of it shown
        (string _, float jaw, float width, float forward, float back) = mouths[Math.Clamp((int)Math.Floor(time), 0, 4)];
        float shown = time < 0 || time >= 5 ? 0 : (float)Math.Clamp(Math.Sin(Math.PI * (time - Math.Floor(time))) * 1.6 - 0.3, 0, 1);
        Vector3[] points = [.. rest];
        foreach (int lip in (int[])[.. lower, .. upper, .. corners])
            points[lip] += new Vector3((points[lip].X - middle) * (width - 1) * shown, 0, -forward * shown * across);
        foreach (int corner in corners) points[corner] += new Vector3(0, jaw / 3 * shown * down, back * shown * across);
        foreach (int lip in lower) points[lip].Y += jaw * shown * down;
        for (int k = 0; k < FaceLandmarks.MeshCount; k++)
            if (rest[k].Y > chinTop && !lower.Contains(k)) points[k].Y += jaw * shown * down;
        frame.Timestamp = TimeSpan.FromSeconds(i / 30.0);
        frame.ClearPeople();
        PersonLandmarks person = frame.AddPerson();
        (person.Face.IsPresent, person.Face.Score) = (true, 1);
        for (int k = 0; k < points.Length; k++) person.Face.Image[k] = new(points[k], 1, 1);
        solver.Solve(frame, person, pose);
        foreach (string name in names) series[name].Add((i / 30.0, Value(pose, name)));
    }
    Draw(picture, "the canonical face says a i u e o (from 2 s, one a second)", names.Select(name => (name, false, series[name])));
}

static void Draw(string file, string title, IEnumerable<(string Name, bool IsDegrees, List<(double Time, double Value)> Points)> series)
{
    var all = series.ToList();
    const int left = 150, width = 1100, row = 90, top = 50;
    using var bitmap = new SKBitmap(left + width + 20, top + all.Count * row + 40);
    using var canvas = new SKCanvas(bitmap);
    using var ink = new SKPaint { Color = new SKColor(0x30, 0x30, 0x30), IsAntialias = true };
    using var thin = new SKPaint { Color = new SKColor(0xD8, 0xD8, 0xD8), StrokeWidth = 1 };
    using var line = new SKPaint { Color = new SKColor(0x1F, 0x6F, 0xB8), StrokeWidth = 2, IsStroke = true, IsAntialias = true };
    canvas.Clear(SKColors.White);
    void Text(string text, float x, float y) => TinyFont.Draw(canvas, text, x, y - 10, 10, ink); // y is the baseline
    Text(title, left, 28);
    double end = all.Max(s => s.Points.Count == 0 ? 1 : s.Points[^1].Time);
    for (int second = 0; second <= end; second++)
    {
        float x = left + (float)(second / end * width);
        canvas.DrawLine(x, top, x, top + all.Count * row, thin);
        Text($"{second} s", x - 8, top + all.Count * row + 22);
    }
    for (int i = 0; i < all.Count; i++)
    {
        (string name, bool isDegrees, List<(double Time, double Value)> points) = all[i];
        (double low, double high) = isDegrees ? (-30, 30) : (0, 1);
        float y0 = top + (i * row) + row - 12, y1 = top + (i * row) + 8;
        canvas.DrawLine(left, y0, left + width, y0, thin);
        canvas.DrawLine(left, y1, left + width, y1, thin);
        Text(name, 8, ((y0 + y1) / 2) + 5);
        Text(isDegrees ? $"{high}°" : $"{high}", left - 34, y1 + 8);
        Text(isDegrees ? $"{low}°" : $"{low}", left - 34, y0 + 4);
        using var path = new SKPathBuilder();
        for (int k = 0; k < points.Count; k++)
        {
            var point = new SKPoint(left + (float)(points[k].Time / end * width), y0 - (float)((Math.Clamp(points[k].Value, low, high) - low) / (high - low)) * (y0 - y1));
            if (k == 0) path.MoveTo(point);
            else path.LineTo(point);
        }
        using SKPath drawn = path.Detach();
        canvas.DrawPath(drawn, line);
    }
    using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
    using FileStream stream = File.Create(file);
    data.SaveTo(stream);
}
