namespace Netto.Protocol.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class NearestNameTests
{
    [Theory]
    [InlineData("outcmes", "outcomes")] // one letter left out
    [InlineData("wag", "wga")] // two neighbours changed places: one edit, and three letters allow one
    [InlineData("Follow_Up", "follow-up")] // capitals and the sign between words cost nothing
    [InlineData("xyz", null)]
    public void The_nearest_name_has_the_fewest_edits(string written, string? nearest)
    {
        NearestName.Of(written, ["follow-up", "outcomes", "wga"]).ShouldBe(nearest);
    }

    [Fact]
    public void An_underscore_is_a_hyphen()
    {
        // No edit to the first; one to the second, which comes first in the alphabet.
        NearestName.Of("ab_c", ["ab-c", "aa_c"]).ShouldBe("ab-c");
    }

    [Fact]
    public void Of_names_that_are_equally_near_the_first_in_the_alphabet_is_told()
    {
        NearestName.Of("cat", ["cbt", "bat"]).ShouldBe("bat");
        NearestName.Of("cat", ["bat", "cbt"]).ShouldBe("bat");
    }

    [Theory]
    [InlineData("abcd", "abxy", "abxy")] // four letters allow (4 + 2) / 3 = 2 edits
    [InlineData("abcd", "axyz", null)]
    [InlineData("abc", "abx", "abx")] // three allow one
    [InlineData("abc", "axy", null)]
    public void Names_too_far_away_are_not_told(string written, string valid, string? nearest)
    {
        NearestName.Of(written, [valid]).ShouldBe(nearest);
    }
}
