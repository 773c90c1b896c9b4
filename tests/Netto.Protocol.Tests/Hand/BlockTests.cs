using Netto.Assignment;
using NodaTime;

namespace Netto.Protocol.Tests.Hand;

/// <summary>Blocks by the page on assignment: order of people and of arms from HMAC-SHA-256, made with another program.</summary>
[Trait("Kind", "Hand")]
public sealed class BlockTests
{
    private static readonly HashKey Key = HashKey.FromHex(
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    );

    private static readonly CitizenNumber[] People =
    [
        CitizenNumber.From(111222333),
        CitizenNumber.From(123456782),
        CitizenNumber.From(10000008),
        CitizenNumber.From(100000009),
        CitizenNumber.From(100000010),
        CitizenNumber.From(100000022),
    ];

    [Theory]
    [InlineData("x", "Noord", "CCTT TCTC CTCT")]
    [InlineData("x", "Zuid", "CTCT TCCT CCTT")]
    [InlineData("y", "Noord", "TCCT TCTC CTCT")]
    [InlineData("y", "Zuid", "CCTT TCCT CTCT")]
    public void The_arms_of_a_block_are_ordered_by_their_hash(string experiment, string stratum, string arms)
    {
        var draw = new BlockedDraw(Rule(4, ("treatment", 0.5), ("control", 0.5)), Key, experiment);

        string.Join(' ', Enumerable.Range(0, 3).Select(block => Letters(draw.Block(stratum, block, 4)))).ShouldBe(arms);
    }

    [Fact]
    public void People_of_one_list_are_ordered_by_their_hash()
    {
        Draw("Noord", 0, People)
            .ShouldBe([
                "100000022 control 0",
                "123456782 control 1",
                "010000008 treatment 2",
                "100000010 treatment 3",
                "111222333 treatment 4",
                "100000009 control 5",
            ]);
    }

    [Fact]
    public void A_second_list_goes_on_in_the_block_that_was_begun()
    {
        Draw("Noord", 0, [People[0]]).ShouldBe(["111222333 control 0"]);
        Draw("Noord", 1, People[1..])
            .ShouldBe([
                "100000022 control 1",
                "123456782 treatment 2",
                "010000008 treatment 3",
                "100000010 treatment 4",
                "100000009 control 5",
            ]);
    }

    [Theory]
    // Of four people 0.5 are two, 0.3 are 1.2 and 0.2 are 0.8: one goes to the largest remainder, the last.
    [InlineData(4, 2, 1, 1)]
    [InlineData(10, 5, 3, 2)]
    // 2.5, 1.5 and 1: the last place goes to one of the first two, by the key.
    [InlineData(5, -1, -1, 1)]
    public void What_is_left_over_goes_to_the_largest_remainder(int size, int first, int second, int third)
    {
        var draw = new BlockedDraw(Rule(null, ("a", 0.5), ("b", 0.3), ("c", 0.2)), Key, "x");
        foreach (var stratum in Enumerable.Range(0, 12).Select(i => $"office {i}"))
        {
            var arms = draw.Block(stratum, 0, size);

            arms.Count.ShouldBe(size);
            arms.Count(arm => arm == "c").ShouldBe(third, stratum);
            if (first > 0)
            {
                (arms.Count(arm => arm == "a"), arms.Count(arm => arm == "b")).ShouldBe((first, second), stratum);
            }
        }
    }

    [Fact]
    public void Strata_are_made_of_all_their_columns_and_hold_nobody_of_the_comparison_offices()
    {
        var protocol = Protocol();
        var day = new LocalDate(2020, 3, 2);
        InflowRight[] inflow =
        [
            Right(People[0], "Almere", "low"),
            Right(People[1], "Almere", "high"),
            Right(People[2], "Tilburg", "low"),
        ];

        var result = AssignmentRun.Assign(protocol, inflow, EarlierAssignments.None, Key);

        result
            .Places.Select(place => $"{place.Person} {place.Stratum} {place.Position}")
            .ShouldBe(["123456782 Almere|high 0", "111222333 Almere|low 0"]);
        result.Assignments.Single(record => record.Person == People[2]).Arm.ShouldBe("regular");
        result.Assignments.Single(record => record.Person == People[2]).Method.ShouldBe("comparison-office");

        InflowRight Right(CitizenNumber person, string office, string profile) =>
            new(person, office, day, null)
            {
                Columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["profile"] = profile },
            };
    }

    [Fact]
    public void People_of_later_lists_take_the_next_positions_and_blocks_stay_in_proportion()
    {
        var protocol = Protocol();
        var earlier = EarlierAssignments.None;
        AssignmentResult? result = null;
        for (var n = 1; n <= People.Length; n++)
        {
            // A list a day, each with one person more.
            result = AssignmentRun.Assign(protocol, [.. People[..n].Select(At)], earlier, Key);
            earlier = new EarlierAssignments(result.Assignments, result.Places);
            result.NewCount.ShouldBe(1);
        }

        result!.Places.Select(place => place.Position).ShouldBe([0, 1, 2, 3, 4, 5]);
        result.Places.Take(4).Count(place => place.Arm == "treatment").ShouldBe(2);

        static InflowRight At(CitizenNumber person) => new(person, "Almere", new LocalDate(2020, 3, 2), null);
    }

    private static ExperimentProtocol Protocol() =>
        ProtocolTemplate.Find("wga")!.Read() with
        {
            Assignment = Rule(4, ("treatment", 0.5), ("control", 0.5)) with
            {
                By = ["office", "profile"],
                ComparisonArm = "regular",
            },
        };

    private static List<string> Draw(string stratum, int taken, CitizenNumber[] people) =>
        [
            .. new BlockedDraw(Rule(4, ("treatment", 0.5), ("control", 0.5)), Key, "x")
                .Draw(stratum, taken, people)
                .Select(place => $"{place.Person} {place.Arm} {place.Position}"),
        ];

    private static AssignmentRule.Blocked Rule(int? size, params (string Arm, double Share)[] shares) =>
        new()
        {
            By = ["office"],
            BlockSize = size,
            Shares = [.. shares.Select(share => new ArmShare { Arm = share.Arm, Share = share.Share })],
        };

    private static string Letters(IEnumerable<string> arms) =>
        string.Concat(arms.Select(arm => char.ToUpperInvariant(arm[0])));
}
