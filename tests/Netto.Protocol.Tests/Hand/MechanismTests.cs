using Netto.Assignment;

namespace Netto.Protocol.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class MechanismTests
{
    [Fact]
    public void Two_people_who_each_draw_one_half_have_four_equal_assignments()
    {
        var mechanism = AssignmentMechanism.Independent(2, [0.5, 0.5]);

        var all = mechanism.Enumerate(10).ToList();

        mechanism.Possibilities.ShouldBe(4);
        all.Select(one => string.Join("", one.Arms)).ShouldBe(["00", "01", "10", "11"]);
        all.ShouldAllBe(one => one.Probability == 0.25);
    }

    [Fact]
    public void Unequal_shares_give_unequal_probabilities_that_add_up_to_one()
    {
        var all = AssignmentMechanism.Independent(2, [0.8, 0.2]).Enumerate(10).ToList();

        all.Select(one => Math.Round(one.Probability, 12)).ShouldBe([0.64, 0.16, 0.16, 0.04]);
    }

    [Fact]
    public void A_block_of_four_with_two_of_each_arm_has_six_assignments()
    {
        var mechanism = new AssignmentMechanism(2, [new MechanismCell.Dealt([0, 1, 2, 3], [2, 2])]);

        var all = mechanism.Enumerate(10).ToList();

        all.Select(one => string.Join("", one.Arms)).ShouldBe(["0011", "0101", "0110", "1001", "1010", "1100"]);
        all.Sum(one => one.Probability).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Draws_from_a_block_keep_its_counts_and_every_assignment_comes_up()
    {
        var mechanism = new AssignmentMechanism(2, [new MechanismCell.Dealt([0, 1, 2, 3], [2, 2])]);
        var random = new Random(20200101);

        var draws = Enumerable
            .Range(0, 6000)
            .Select(_ => string.Join("", mechanism.Draw(random.NextDouble)))
            .GroupBy(x => x)
            .ToList();

        draws.Count.ShouldBe(6);
        // Each 1,000 expected; four standard errors of a share of one sixth.
        draws.ShouldAllBe(group => Math.Abs(group.Count() - 1000) < 4 * Math.Sqrt(6000 * (1 / 6.0) * (5 / 6.0)));
    }

    [Fact]
    public void More_assignments_than_the_limit_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() =>
            AssignmentMechanism.Independent(40, [0.5, 0.5]).Enumerate(1000)
        );
    }

    [Fact]
    public void Two_experiments_by_last_digit_collide_and_the_matrix_says_how()
    {
        var evenOdd = ProtocolTemplate.Find("ww-even-odd")!.Read();
        var threeArm = ProtocolTemplate.Find("ww-three-arm")!.Read();

        var matrix = CollisionMatrix.ByDesign(evenOdd, threeArm);

        // Odd digits are treatment; 8 is control and 9 enforcement: nobody is treated in both the first and controlled in the second.
        matrix.Rows.ShouldBe(["treatment", "control"]);
        matrix.Joint[0].ShouldBe([0.4, 0.0, 0.1]);
        matrix.Joint[1].ShouldBe([0.4, 0.1, 0.0]);
        matrix.IsIndependent.ShouldBeFalse();
    }

    [Fact]
    public void A_keyed_hash_does_not_collide_with_a_last_digit()
    {
        var evenOdd = ProtocolTemplate.Find("ww-even-odd")!.Read();
        var hashed = evenOdd with
        {
            Id = "hashed",
            Assignment = new AssignmentRule.KeyedHash
            {
                Shares =
                [
                    new ArmShare { Arm = "treatment", Share = 0.3 },
                    new ArmShare { Arm = "control", Share = 0.7 },
                ],
            },
        };

        CollisionMatrix.ByDesign(evenOdd, hashed).IsIndependent.ShouldBeTrue();
        CollisionMatrix.ByDesign(hashed, hashed).IsIndependent.ShouldBeFalse();
    }

    [Fact]
    public void Draws_with_one_salt_fall_together_where_their_shares_overlap()
    {
        var evenOdd = ProtocolTemplate.Find("ww-even-odd")!.Read();

        var matrix = CollisionMatrix.ByDesign(Hashed(0.3), Hashed(0.6));

        // Arms take 0 to 0.3 and 0.3 to 1 of the first, 0 to 0.6 and 0.6 to 1 of the second.
        matrix.Joint.SelectMany(row => row).Select(share => Math.Round(share, 12)).ShouldBe([0.3, 0, 0.3, 0.4]);
        matrix.IsIndependent.ShouldBeFalse();

        ExperimentProtocol Hashed(double treatment) =>
            evenOdd with
            {
                Assignment = new AssignmentRule.KeyedHash
                {
                    Salt = "one",
                    Shares =
                    [
                        new ArmShare { Arm = "treatment", Share = treatment },
                        new ArmShare { Arm = "control", Share = 1 - treatment },
                    ],
                },
            };
    }

    [Fact]
    public void An_arm_without_a_share_is_no_possibility_and_the_border_belongs_to_the_next_arm()
    {
        var mechanism = AssignmentMechanism.Independent(2, [0.5, 0, 0.5]);

        mechanism.Possibilities.ShouldBe(4);
        mechanism.Enumerate(4).Count().ShouldBe(4);
        mechanism.Draw(() => 0.5).ShouldBe([2, 2]);
        mechanism.Draw(() => 0.4999).ShouldBe([0, 0]);
    }

    [Fact]
    public void Probabilities_of_an_office_with_a_rule_of_its_own_are_its_own()
    {
        var protocol = ProtocolTemplate.Find("ww-even-odd")!.Read();
        var shares = Shares(0.9);
        var own = new DigitMap([
            new DigitEntry("0-2", [0, 1, 2], "treatment"),
            new DigitEntry("3-9", [3, 4, 5, 6, 7, 8, 9], "control"),
        ]);
        var byDigit = protocol with
        {
            Assignment = new AssignmentRule.LastDigit
            {
                Digits = ((AssignmentRule.LastDigit)protocol.Assignment).Digits,
                ByOffice = [new OfficeDigits { Office = "Twente", Digits = own }],
            },
        };
        var byHash = protocol with
        {
            Assignment = new AssignmentRule.KeyedHash
            {
                Shares = shares,
                ByOffice = [new OfficeShares { Office = "Twente", Shares = Shares(0.25) }],
            },
        };

        Treated(byDigit, "Twente").ShouldBe(0.3);
        Treated(byDigit, "Heerenveen").ShouldBe(0.5);
        Treated(byHash, "Twente").ShouldBe(0.25);
        Treated(byHash, "Heerenveen").ShouldBe(0.9);

        static double Treated(ExperimentProtocol protocol, string office) =>
            ArmProbabilities.Of(protocol, office).Single(arm => arm.Arm == "treatment").Probability;

        static ArmShare[] Shares(double treatment) =>
            [
                new ArmShare { Arm = "treatment", Share = treatment },
                new ArmShare { Arm = "control", Share = 1 - treatment },
            ];
    }

    [Fact]
    public void Probabilities_follow_the_office()
    {
        var wga = ProtocolTemplate.Find("wga")!.Read();

        ArmProbabilities
            .Of(wga, "Almere")
            .ShouldBe([new ArmProbability("treatment", 0.5), new ArmProbability("control", 0.5)]);
        ArmProbabilities.Of(wga, "Tilburg").ShouldBe([new ArmProbability("regular", 1)]);
        ArmProbabilities.Of(wga, "Haarlem").ShouldBeEmpty();
    }
}
