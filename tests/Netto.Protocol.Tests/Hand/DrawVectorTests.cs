using System.Globalization;
using Netto.Assignment;

namespace Netto.Protocol.Tests.Hand;

/// <summary>The vectors of docs/reference/assignment-vectors.csv, which any language can repeat with HMAC-SHA-256.</summary>
[Trait("Kind", "Hand")]
public sealed class DrawVectorTests
{
    private const string Key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    [Fact]
    public void Keyed_hash_gives_the_fraction_and_the_arm_of_every_vector()
    {
        var key = HashKey.FromHex(Key);
        var rule = new AssignmentRule.KeyedHash
        {
            Shares =
            [
                new ArmShare { Arm = "treatment", Share = 0.8 },
                new ArmShare { Arm = "control", Share = 0.1 },
                new ArmShare { Arm = "enforcement", Share = 0.1 },
            ],
        };
        var rows = File.ReadLines(Repository.PathOf("docs", "reference", "assignment-vectors.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();

        rows.Count.ShouldBe(20);
        foreach (var row in rows)
        {
            var number = CitizenNumber.From(int.Parse(row[1], CultureInfo.InvariantCulture));
            key.Fraction(row[0], number.ToString()).ShouldBe(double.Parse(row[2], CultureInfo.InvariantCulture));
            PersonDraw.ByKeyedHash(rule, key, new PersonInExperiment(number, "", row[0])).Arm.ShouldBe(row[3]);
        }
    }

    [Theory]
    [InlineData("111222333", "treatment")]
    [InlineData("123456782", "control")]
    public void The_last_digit_decides_by_even_and_odd(string number, string arm)
    {
        CitizenNumber.TryParse(number, out var person).ShouldBeTrue();
        var rule = (AssignmentRule.LastDigit)ProtocolTemplate.Find("ww-even-odd")!.Read().Assignment;

        PersonDraw.ByLastDigit(rule, person, "Twente").ShouldBe(new DrawnArm(arm, "last-digit"));
    }

    [Fact]
    public void An_office_with_a_map_of_its_own_uses_it()
    {
        var rule = new AssignmentRule.LastDigit
        {
            Digits = new DigitMap([new DigitEntry("0-9", [.. Enumerable.Range(0, 10)], "control")]),
            ByOffice =
            [
                new OfficeDigits
                {
                    Office = "Twente",
                    Digits = new DigitMap([new DigitEntry("0-9", [.. Enumerable.Range(0, 10)], "treatment")]),
                },
            ],
        };

        PersonDraw.ByLastDigit(rule, CitizenNumber.From(111222333), "Twente").Arm.ShouldBe("treatment");
        PersonDraw.ByLastDigit(rule, CitizenNumber.From(111222333), "Oss").Arm.ShouldBe("control");
    }

    [Fact]
    public void An_arm_begins_where_the_share_before_it_ends()
    {
        var key = HashKey.FromHex(Key);
        var person = CitizenNumber.From(100000009);
        var u = key.Fraction("x", person.ToString());

        // u itself is no longer below u: the second arm, or, when that has no share, the last that has one.
        Draw(("a", u), ("b", 1 - u)).ShouldBe("b");
        Draw(("a", u), ("b", 0)).ShouldBe("a");

        string Draw(params (string Arm, double Share)[] shares) =>
            PersonDraw.ByKeyedHash(Rule(shares), key, new PersonInExperiment(person, "Oss", "x")).Arm;
    }

    [Fact]
    public void A_salt_stands_in_place_of_the_experiment_and_an_office_may_have_shares_of_its_own()
    {
        var key = HashKey.FromHex(Key);
        // By another program: u is 0.053 under ww-three-arm, and 0.019 under x.
        var person = CitizenNumber.From(100000009);
        var rule = Rule(("a", 0.03), ("b", 0.97)) with
        {
            Salt = "ww-three-arm",
            ByOffice = [new OfficeShares { Office = "Twente", Shares = Rule(("a", 0.06), ("b", 0.94)).Shares }],
        };

        PersonDraw.ByKeyedHash(rule, key, new PersonInExperiment(person, "Oss", "x")).Arm.ShouldBe("b");
        PersonDraw.ByKeyedHash(rule, key, new PersonInExperiment(person, "Twente", "x")).Arm.ShouldBe("a");
        PersonDraw
            .ByKeyedHash(rule with { Salt = null }, key, new PersonInExperiment(person, "Oss", "x"))
            .Arm.ShouldBe("a");
    }

    private static AssignmentRule.KeyedHash Rule(params (string Arm, double Share)[] shares) =>
        new() { Shares = [.. shares.Select(share => new ArmShare { Arm = share.Arm, Share = share.Share })] };

    [Theory]
    [InlineData("00")]
    [InlineData("000102030405060708090a0b0c0d0e")] // fifteen bytes
    [InlineData("not hexadecimal at all, not in the least")]
    public void A_key_that_is_short_or_not_hexadecimal_is_refused(string key)
    {
        Should.Throw<FormatException>(() => HashKey.FromHex(key));
    }
}
