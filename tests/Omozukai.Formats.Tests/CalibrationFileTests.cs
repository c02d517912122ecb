using Omozukai.Core.Faces;
using Omozukai.Core.Solving;

namespace Omozukai.Formats.Tests;

public sealed class CalibrationFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("omozukai-").FullName;

    [Fact]
    public void What_is_written_is_read()
    {
        var calibration = new Calibration
        {
            CameraPitchDegrees = 12.5f,
            CameraRollDegrees = -3.25f,
            FloorMetres = -1.125f,
            HeadPitchDegrees = 4,
            HeadYawDegrees = -2.5f,
            HeadRollDegrees = 1,
            Face = new FaceCalibration { LeftEyeClosed = 0.0625f, RightEyeClosed = 0.125f, Neutral = new Dictionary<FaceMeasure, float> { [FaceMeasure.LeftBrow] = 2.5f, [FaceMeasure.MouthWidth] = 0.5f } },
        };
        foreach (Calibration written in new[] { calibration, new Calibration(), calibration with { Face = null, FloorMetres = null } })
        {
            CalibrationFile.Write(In("a.json"), written);
            CalibrationFile.Read(In("a.json")).ShouldBe(written);
        }
        Directory.GetFiles(_folder).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("{", "no JSON from line 1")]
    [InlineData("[]", "no calibration")]
    [InlineData("""{"format":"omozukai.motion"}""", "no calibration")]
    [InlineData("""{"format":"omozukai.calibration","version":2}""", "version 2")]
    [InlineData("""{"format":"omozukai.calibration","camera":{"pitchDegrees":"x"}}""", "\"pitchDegrees\" is no number")]
    [InlineData("""{"format":"omozukai.calibration","camera":{"pitchDegrees":120}}""", "not an angle")]
    [InlineData("""{"format":"omozukai.calibration","face":3}""", "\"face\" is no object")]
    public void What_is_no_calibration_is_refused_in_words(string text, string words)
    {
        File.WriteAllText(In("b.json"), text);
        Should.Throw<InvalidDataException>(() => CalibrationFile.Read(In("b.json"))).Message.ShouldContain(words);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);
}
