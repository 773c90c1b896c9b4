namespace Netto.Cli.Tests.Book;

/// <summary>The comparison of the book with the program can fail.</summary>
[Trait("Kind", "Hand")]
public sealed class PrintedTextTests
{
    [Theory]
    [InlineData("estimate 0.027", "estimate  0.0273", true)]
    [InlineData("estimate 0.027", "estimate  0.0276", false)]
    [InlineData("estimate 0.0270", "estimate  0.027", false)]
    [InlineData("p 1.2e-07", "p 1.24e-07", true)]
    [InlineData("p 1.2e-07", "p 1.26e-07", false)]
    [InlineData("C(region)[2] 0.5", "C(region)[3] 0.5", false)]
    [InlineData("-0.35 (n = 12)", "-0.3501 (n = 12)", true)]
    [InlineData("-0.35", "0.35", false)]
    [InlineData("\"p_value\": 0.0123,", "\"p_value\": 0.012282740,", true)]
    [InlineData("estimate 0.027", "std_error 0.027", false)]
    [InlineData("netto: there is no …", "netto: there is no file x.csv", true)]
    public void Words_are_exact_and_numbers_as_shown(string shown, string printed, bool agree) =>
        PrintedText.Agree(shown, printed).ShouldBe(agree);

    [Fact]
    public void A_line_that_is_not_printed_is_named() =>
        PrintedText.Missing(["a 1", "…", "c 3"], ["a 1", "b 2", "d 4"]).ShouldBe("c 3");

    [Fact]
    public void A_page_that_ends_early_is_named() =>
        PrintedText.Missing(["a 1"], ["a 1", "b 2"]).ShouldBe("(the page ends before: b 2)");

    [Fact]
    public void Lines_between_may_be_left_out() =>
        PrintedText.Missing(["a 1", "…", "d 4"], ["a 1", "b 2", "c 3", "d 4"]).ShouldBeNull();
}
