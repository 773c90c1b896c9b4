using FsCheck;
using FsCheck.Fluent;
using Netto.Assignment;
using Netto.Protocol.Tests.Assigning;
using NodaTime;

namespace Netto.Protocol.Tests.Property;

[Trait("Kind", "Property")]
public sealed class AssignmentPropertyTests
{
    private static readonly ExperimentProtocol EvenOdd = ProtocolTemplate.Find("ww-even-odd")!.Read();
    private static readonly HashKey Key = HashKey.FromHex(new string('7', 64));
    private static readonly List<CitizenNumber> Numbers = [.. CitizenNumbers.From(200_000_000).Take(4000)];

    [Fact]
    public void Keyed_hash_keeps_the_shares_and_does_not_follow_the_digits()
    {
        var rule = Hash(("treatment", 0.8), ("control", 0.1), ("enforcement", 0.1));
        var arms = Numbers
            .Select(number => PersonDraw.ByKeyedHash(rule, Key, new PersonInExperiment(number, "", "x")).Arm)
            .ToList();

        // Four standard errors of a share of 0.8 among 4,000 people.
        (arms.Count(arm => arm == "treatment") / 4000.0).ShouldBe(0.8, 4 * Math.Sqrt(0.8 * 0.2 / 4000));
        for (var digit = 0; digit <= 9; digit++)
        {
            var own = arms.Where((_, i) => Numbers[i].LastDigit == digit).ToList();
            (own.Count(arm => arm == "treatment") / (double)own.Count).ShouldBe(
                0.8,
                4.5 * Math.Sqrt(0.8 * 0.2 / own.Count)
            );
        }
    }

    [Fact]
    public void Another_salt_draws_independently()
    {
        var rule = Hash(("a", 0.5), ("b", 0.5));
        var same = Numbers.Count(number =>
            PersonDraw.ByKeyedHash(rule, Key, new PersonInExperiment(number, "", "one")).Arm
            == PersonDraw.ByKeyedHash(rule, Key, new PersonInExperiment(number, "", "two")).Arm
        );

        (same / 4000.0).ShouldBe(0.5, 4 * Math.Sqrt(0.25 / 4000));
    }

    [Fact]
    public void A_run_does_not_depend_on_the_order_of_rows_and_repeats_itself()
    {
        var gen = Gen.Choose(0, 300).ListOf(40).Select(indices => indices.Distinct().ToList());
        Check(
            gen,
            indices =>
            {
                var inflow = Inflow(indices);
                var first = AssignmentRun.Assign(EvenOdd, inflow, EarlierAssignments.None, null);
                var turned = AssignmentRun.Assign(EvenOdd, [.. inflow.Reverse()], EarlierAssignments.None, null);
                var again = AssignmentRun.Assign(
                    EvenOdd,
                    inflow,
                    new EarlierAssignments(first.Assignments, first.Places),
                    null
                );

                turned.Assignments.ShouldBe(first.Assignments);
                again.Assignments.ShouldBe(first.Assignments);
                again.NewCount.ShouldBe(0);
                again.Conflicts.ShouldBeEmpty();
            }
        );
    }

    [Fact]
    public void What_was_assigned_never_changes_whatever_comes_after()
    {
        var blocked = Blocked(blockSize: 4);
        var gen = Gen.Choose(0, 300).ListOf(30).Select(indices => indices.Distinct().ToList());
        Check(
            gen,
            indices =>
            {
                var half = indices.Count / 2;
                var first = AssignmentRun.Assign(blocked, Inflow(indices[..half]), EarlierAssignments.None, Key);
                var second = AssignmentRun.Assign(
                    blocked,
                    Inflow(indices),
                    new EarlierAssignments(first.Assignments, first.Places),
                    Key
                );

                first.Assignments.ShouldBeSubsetOf(second.Assignments);
                first.Places.ShouldBeSubsetOf(second.Places);
                second.Conflicts.ShouldBeEmpty();
            }
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public void Blocks_keep_the_arms_in_proportion_in_every_stratum(int blockSize)
    {
        var protocol = Blocked(blockSize);
        var result = AssignmentRun.Assign(
            protocol,
            Inflow([.. Enumerable.Range(0, 300)]),
            EarlierAssignments.None,
            Key
        );

        foreach (var stratum in result.Places.GroupBy(place => place.Stratum, StringComparer.Ordinal))
        {
            foreach (
                var block in stratum
                    .GroupBy(place => place.Position / blockSize)
                    .Where(block => block.Count() == blockSize)
            )
            {
                block.Count(place => place.Arm == "treatment").ShouldBe(blockSize / 2);
            }
        }
    }

    [Fact]
    public void A_conflict_is_reported_and_the_earlier_arm_stays()
    {
        var inflow = Inflow([0]);
        var given = AssignmentRun.Assign(EvenOdd, inflow, EarlierAssignments.None, null).Assignments[0];
        var other = given with { Arm = given.Arm == "control" ? "treatment" : "control" };

        var result = AssignmentRun.Assign(EvenOdd, inflow, new EarlierAssignments([other], []), null);

        result.Assignments.ShouldHaveSingleItem().ShouldBe(other);
        result.Conflicts.ShouldHaveSingleItem().Expected.ShouldBe(given.Arm);
    }

    [Fact]
    public void A_second_entry_of_a_person_is_left_out()
    {
        var person = Numbers[0];
        InflowRight[] rights =
        [
            new(person, "Twente", new LocalDate(2012, 5, 1), new LocalDate(2012, 8, 1)),
            new(person, "Twente", new LocalDate(2012, 10, 1), null),
        ];

        var result = AssignmentRun.Assign(EvenOdd, rights, EarlierAssignments.None, null);

        result.Assignments.Count.ShouldBe(1);
        result.LeftOut.ShouldHaveSingleItem().Why.Reason.ShouldBe(IneligibleReason.CameInBefore);
    }

    private static void Check(Gen<List<int>> gen, Action<List<int>> body) =>
        Prop.ForAll(gen.ToArbitrary(), body).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20120723, 1));

    private static IReadOnlyList<InflowRight> Inflow(IReadOnlyList<int> indices) =>
        [
            .. indices.Select(i => new InflowRight(
                Numbers[i],
                EvenOdd.Population.Offices.Experiment[i % 6],
                new LocalDate(2012, 5, 1).PlusDays(i % 200),
                null
            )),
        ];

    private static ExperimentProtocol Blocked(int blockSize) =>
        EvenOdd with
        {
            Assignment = new AssignmentRule.Blocked
            {
                By = ["office"],
                BlockSize = blockSize,
                Shares =
                [
                    new ArmShare { Arm = "treatment", Share = 0.5 },
                    new ArmShare { Arm = "control", Share = 0.5 },
                ],
            },
        };

    private static AssignmentRule.KeyedHash Hash(params (string Arm, double Share)[] shares) =>
        new() { Shares = [.. shares.Select(share => new ArmShare { Arm = share.Arm, Share = share.Share })] };
}
