using CsCheck;
using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

public sealed class NaturalOrderTests
{
    private static readonly Gen<string> s_names = Gen.Char["aAb019._"].Array[0, 8].Select(letters => new string(letters));

    [Fact]
    public void Numbers_count_by_value()
    {
        string[] names = ["img12.png", "img10.png", "IMG2.png", "img1.png", "img002.png", "img.png", "10", "9", "a10b2", "a10b1", "123456789012345678901234567890", "123456789012345678901234567891"];
        names.Order(NaturalOrder.Instance).ShouldBe(["9", "10", "123456789012345678901234567890", "123456789012345678901234567891", "a10b1", "a10b2", "img.png", "img1.png", "IMG2.png", "img002.png", "img10.png", "img12.png"]);
    }

    [Fact]
    public void It_is_an_order()
    {
        Gen.Select(s_names, s_names, s_names).Sample((a, b, c) =>
        {
            Math.Sign(NaturalOrder.Instance.Compare(a, b)).ShouldBe(-Math.Sign(NaturalOrder.Instance.Compare(b, a)));
            (NaturalOrder.Instance.Compare(a, b) == 0).ShouldBe(a == b);
            if (NaturalOrder.Instance.Compare(a, b) < 0 && NaturalOrder.Instance.Compare(b, c) < 0) NaturalOrder.Instance.Compare(a, c).ShouldBeLessThan(0);
        });
    }

    [Fact]
    public void Numbers_alone_order_as_numbers() =>
        Gen.Select(Gen.Int[0, 99999], Gen.Int[0, 99999]).Sample((a, b) => Math.Sign(NaturalOrder.Instance.Compare($"f{a}.jpg", $"f{b}.jpg")).ShouldBe(a.CompareTo(b)));
}
