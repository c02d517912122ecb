using Omozukai.Formats.Live2D;

namespace Omozukai.Formats.Tests.Live2D;

public sealed class Live2DModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void IdsComeFromTheDisplayNamesAndGroupsFromTheModel()
    {
        Write("a.cdi3.json", """{"Version":3,"Parameters":[{"Id":"ParamAngleX","GroupId":"g","Name":"角度 X"},{"Id":"ParamMyLid","Name":"x"},{"Id":"ParamHairFront"}]}""");
        Live2DModel model = Live2DModel.Read(Write("a.model3.json", """
            {"Version":3,"FileReferences":{"Moc":"a.moc3","DisplayInfo":"a.cdi3.json"},
             "Groups":[{"Target":"Parameter","Name":"EyeBlink","Ids":["ParamMyLid","ParamEyeROpen"]},{"Target":"Parameter","Name":"LipSync","Ids":["ParamMouth"]}]}
            """));
        model.Parameters.Select(parameter => parameter.Id).ShouldBe(["ParamAngleX", "ParamMyLid", "ParamHairFront", "ParamEyeROpen", "ParamMouth"]);
        model.Parameters[0].Maximum.ShouldBe(30);
        model.Parameters[1].Default.ShouldBe(1); // a lid rests open
        model.EyeBlinkIds.ShouldBe(["ParamMyLid", "ParamEyeROpen"]);
        model.LipSyncIds.ShouldBe(["ParamMouth"]);
        new Live2DParameters(model).Driven.Select(parameter => parameter.Id).ShouldBe(["ParamAngleX", "ParamMyLid", "ParamEyeROpen", "ParamMouth"]);
    }

    [Fact]
    public void AModelWithoutDisplayNamesHasTheStandardOnesInItsOwnCase()
    {
        Live2DModel model = Live2DModel.Read(Write("a.model3.json", """{"Version":3,"FileReferences":{},"Groups":[{"Name":"EyeBlink","Ids":["PARAM_EYE_L_OPEN","PARAM_EYE_R_OPEN"]}]}"""));
        string[] ids = [.. model.Parameters.Select(parameter => parameter.Id)];
        ids.ShouldContain("PARAM_ANGLE_X");
        ids.ShouldContain("PARAM_BROW_L_FORM");
        ids.ShouldContain("PARAM_ARM_R_B");
        ids.Count(id => id == "PARAM_EYE_L_OPEN").ShouldBe(1);
        new Live2DParameters(model).Driven.Count.ShouldBe(Live2DModel.Standard.Parameters.Count);
    }

    [Fact]
    public void VTubeStudiosRangesAreTaken()
    {
        Write("a.vtube.json", """{"ParameterSettings":[{"OutputLive2D":"ParamAngleX","OutputRangeLower":-45.0,"OutputRangeUpper":40.0},{"OutputLive2D":"ParamEyeLOpen","OutputRangeLower":0,"OutputRangeUpper":1.9},{"OutputLive2D":""}]}""");
        Live2DModel model = Live2DModel.Read(Write("a.model3.json", """{"Version":3,"FileReferences":{}}"""));
        Live2DParameter angle = model.Parameters.Single(parameter => parameter.Id == "ParamAngleX"), lid = model.Parameters.Single(parameter => parameter.Id == "ParamEyeLOpen");
        (angle.Minimum, angle.Default, angle.Maximum).ShouldBe((-45, 0, 40));
        (lid.Minimum, lid.Default, lid.Maximum).ShouldBe((0, 1, 1.9f));
    }

    [Fact]
    public void RangesOfTheMocReplaceTheStandardOnes()
    {
        Live2DModel model = Live2DModel.Standard.WithRanges([new("ParamAngleX", -20, 0, 20), new("ParamAngleX", -1, 0, 1)]);
        model.Parameters.ShouldHaveSingleItem().Maximum.ShouldBe(20);
    }

    [Theory]
    [InlineData("""{"Version":3""", "it is no JSON (line 1)")]
    [InlineData("[]", "it has no FileReferences")]
    [InlineData("""{"FileReferences":{"DisplayInfo":"../../etc/passwd"}}""", "outside of the model's folder")]
    [InlineData("""{"FileReferences":{"DisplayInfo":"/etc/passwd"}}""", "outside of the model's folder")]
    [InlineData("""{"FileReferences":{"DisplayInfo":"x.json"}}""", "it lists no Parameters")]
    public void WhatIsNoModelIsRefused(string text, string problem)
    {
        Write("x.json", """{"Parameters":{}}""");
        string path = Write("a.model3.json", text);
        InvalidDataException refusal = Should.Throw<InvalidDataException>(() => Live2DModel.Read(path));
        refusal.Message.ShouldContain(problem);
        refusal.Message.ShouldEndWith("Name the .model3.json that Live2D's editor exported.");
    }

    [Theory]
    [InlineData("""{"FileReferences":{},"Groups":[1,{"Name":2},{"Name":"EyeBlink"},{"Name":"EyeBlink","Ids":[1,"",null,"A"]}]}""")]
    [InlineData("""{"FileReferences":{"DisplayInfo":7},"Groups":{}}""")]
    public void WhatIsOddInAModelIsPassedOver(string text) => Live2DModel.Read(Write("a.model3.json", text)).Parameters.Count.ShouldBeGreaterThan(20);

    [Theory]
    [InlineData("", 0, 0, 1)]
    [InlineData("A", 1, 0, 1)]
    [InlineData("A", 0, 2, 1)]
    [InlineData("A", 0, float.NaN, 1)]
    public void ARangeIsInOrder(string id, float minimum, float defaultValue, float maximum) =>
        Should.Throw<ArgumentException>(() => new Live2DParameter(id, minimum, defaultValue, maximum));

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }
}
