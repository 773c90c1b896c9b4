using Netto.Protocol.Tests.Assigning;

namespace Netto.Protocol.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class CitizenNumberTests
{
    [Theory]
    [InlineData("111222333")] // 9+8+7+12+10+8+9+6-3 = 66
    [InlineData("123456782")] // 9+16+21+24+25+24+21+16-2 = 154
    [InlineData("010464554")]
    [InlineData("10464554")] // the leading zero may be gone
    public void A_number_that_passes_the_11_test_is_read(string text)
    {
        CitizenNumber.TryParse(text, out var number).ShouldBeTrue();
        number.ToString().ShouldBe(text.PadLeft(9, '0'));
        number.LastDigit.ShouldBe(text[^1] - '0');
    }

    [Theory]
    [InlineData("111222334")]
    [InlineData("123456789")]
    [InlineData("000000000")]
    [InlineData("1112223330")]
    [InlineData("1112223")]
    [InlineData("11122233a")]
    [InlineData("-11222333")]
    [InlineData("")]
    public void Any_other_text_is_refused(string text)
    {
        CitizenNumber.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void First_digits_that_leave_ten_have_no_last_digit()
    {
        CitizenNumber.WithFirstDigits(4).ShouldBe(CitizenNumber.From(48)); // 2·4 = 8
        CitizenNumber.WithFirstDigits(5).ShouldBeNull(); // 2·5 = 10
        CitizenNumber.WithFirstDigits(0).ShouldBeNull();
    }

    [Fact]
    public void Every_last_digit_is_equally_likely_among_valid_numbers()
    {
        // The weight of the last digit is -1, so 10 consecutive tens hold, over a whole cycle of 11, every digit equally often.
        var counts = CitizenNumbers
            .From(100_000_000)
            .Take(100_000)
            .GroupBy(n => n.LastDigit)
            .Select(g => g.Count())
            .ToList();

        counts.Count.ShouldBe(10);
        (counts.Max() - counts.Min()).ShouldBeLessThan(12);
    }
}
