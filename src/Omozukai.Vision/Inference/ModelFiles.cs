namespace Omozukai.Vision.Inference;

/// <summary>
/// Finds model files by name: first in the folders given, then in the one that the environment variable
/// OMOZUKAI_MODELS names, then in `models` beside the program, then where fetched models are kept. A newer official file put into one of the first two
/// takes the place of ours.
/// </summary>
/// <param name="folders">Folders to look into first; empty names are passed over.</param>
public sealed class ModelFiles(params IEnumerable<string?> folders)
{
    /// <summary>The environment variable that names a folder of models.</summary>
    public const string FolderVariable = "OMOZUKAI_MODELS";

    private const string Licence = "Apache-2.0"; // all are Google's, published as part of MediaPipe
    private const string FaceDetection = "npm @mediapipe/face_detection 0.4.1657300184";
    private const string Hands = "npm @mediapipe/hands 0.4.1675469240";
    private const string Holistic = "npm @mediapipe/holistic 0.5.1675471629";
    private const string SelfieSegmentation = "npm @mediapipe/selfie_segmentation 0.1.1675465747";

    /// <summary>The models that the program knows, those that come with the build first.</summary>
    public static IReadOnlyList<ModelFile> Known { get; } = [
        new("face_detection_short_range.tflite", "faces up to two metres away", Licence, Holistic, 229_032, "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633"),
        new("face_detection_full_range.tflite", "faces up to five metres away", Licence, FaceDetection, 1_083_984, "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3"),
        new("face_detection_full_range_sparse.tflite", "faces up to five metres away, smaller file", Licence, FaceDetection, 680_736, "671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce"),
        new("face_landmark.tflite", "468 points of a face", Licence, Holistic, 1_241_896, "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1"),
        new("face_landmark_with_attention.tflite", "478 points of a face with irises, lips and eyes refined", Licence, Holistic, 2_495_952, "883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d"),
        new("palm_detection_lite.tflite", "hands in the picture, fast", Licence, Holistic, 1_985_440, "e9a4aaddf90dda56a87235303cf00e4c2d3fb28725f68fd88772997dac905c18"),
        new("palm_detection_full.tflite", "hands in the picture", Licence, Holistic, 2_341_280, "2f25e740121983f68ffc05f99991d524dc0ea812134f6316a26125816941ee85"),
        new("hand_landmark_lite.tflite", "21 points of a hand, fast", Licence, Hands, 2_071_408, "d7fde8ac11f8ce03f8663775bfc323f4fc9f2a38062b4f4efa142874ef5b2a48"),
        new("hand_landmark_full.tflite", "21 points of a hand", Licence, Hands, 5_478_688, "8c026882c9ec059ce0f8e75266bee5a9a23c341a40e0000df755374d3d1b9b68"),
        new("hand_recrop.tflite", "where a hand is, from a rough guess", Licence, Holistic, 123_792, "67d996ce96f9d36fe17d2693022c6da93168026ab2f028f9e2365398d8ac7d5d"),
        new("pose_detection.tflite", "people in the picture", Licence, Holistic, 2_962_288, "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85"),
        new("pose_landmark_lite.tflite", "33 points of a body, fast", Licence, Holistic, 2_819_824, "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61"),
        new("pose_landmark_full.tflite", "33 points of a body", Licence, Holistic, 6_440_512, "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f"),
        new("pose_landmark_heavy.tflite", "33 points of a body, most exact", Licence, Holistic, 27_709_200, "59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe"),
        new("selfie_segmentation.tflite", "the person before the background", Licence, SelfieSegmentation, 249_024, "8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27"),
        new("selfie_segmentation_landscape.tflite", "the person before the background, wide pictures", Licence, SelfieSegmentation, 249_792, "4aafe6223bb8dac6fac8ca8ed56852870a33051ef3f6238822d282a109962894"),
        new("geometry_pipeline_metadata_landmarks.binarypb", "the canonical face in centimetres", Licence, Holistic, 19_376, "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4"),
        new("face_landmarker.task", "478 points of a face and its 52 blend shapes", Licence,
            "https://storage.googleapis.com/mediapipe-models/face_landmarker/face_landmarker/float16/1/face_landmarker.task",
            3_758_596, "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff"),
    ];

    private readonly string[] _folders = [
        .. folders.Append(Environment.GetEnvironmentVariable(FolderVariable)).Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => folder!),
        Path.Combine(AppContext.BaseDirectory, "models"),
    ];

    /// <summary>The folder of models that were fetched, which is looked into last; null for none.</summary>
    public string? FetchedFolder { get; init; }

    /// <summary>The folders that are looked into, in order.</summary>
    public IReadOnlyList<string> Folders => FetchedFolder is { } fetched ? [.. _folders, fetched] : _folders;

    /// <summary>The folder of fetched models within the program's cache.</summary>
    public static string FetchedIn(string cacheFolder) => Path.Combine(cacheFolder, "models");

    /// <summary>The path of a model file, or null where no folder has it.</summary>
    public string? TryFind(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The path of a model file.</summary>
    /// <exception cref="FileNotFoundException">No folder has it; the message names them and the remedy.</exception>
    public string Find(string name)
    {
        if (TryFind(name) is { } path) return path;
        bool isFetched = Known.Any(model => model.IsFetched && string.Equals(model.Name, name, StringComparison.Ordinal));
        string remedy = isFetched
            ? "Fetch it with `omozukai models fetch`, or put the file into one of these folders."
            : "`dotnet build` restores the models; `omozukai doctor` shows what is missing.";
        throw new FileNotFoundException($"The model {name} is in none of {string.Join(", ", Folders)}. {remedy}", name);
    }
}
