using Netto.Simulation.Engine;

namespace Netto.Simulation.Tests.Property;

[Trait("Kind", "Property")]
public sealed class EngineTests
{
    [Fact]
    public void Citizen_numbers_are_unique_pass_the_11_test_and_have_uniform_last_digits()
    {
        var numbers = new CitizenNumbers(7).Take(100_000);

        numbers.Distinct().Count().ShouldBe(numbers.Length);
        numbers.ShouldAllBe(n => PassesElevenTest(n));
        var perDigit = numbers.GroupBy(n => n % 10).Select(g => g.Count() / 100_000.0).ToArray();
        perDigit.Length.ShouldBe(10);
        // The standard deviation of a share of a tenth in 100,000 is 0.00095: five of them.
        perDigit.ShouldAllBe(share => Math.Abs(share - 0.1) < 0.005);
    }

    [Fact]
    public void The_first_numbers_do_not_depend_on_how_many_are_taken()
    {
        var few = new CitizenNumbers(3).Take(10);

        new CitizenNumbers(3).Take(1000).Take(10).ShouldBe(few);
        new CitizenNumbers(4).Take(10).ShouldNotBe(few);
    }

    [Fact]
    public void Uniforms_are_pure_and_spread_evenly()
    {
        var sum = 0.0;
        var squares = 0.0;
        for (var person = 0; person < 50_000; person++)
        {
            var u = PersonRandom.For(1, person).Uniform(3, 2);
            sum += u;
            squares += u * u;
        }

        PersonRandom.For(1, 5).Uniform(3, 2).ShouldBe(PersonRandom.For(1, 5).Uniform(3, 2));
        (sum / 50_000).ShouldBe(0.5, 0.006);
        (squares / 50_000).ShouldBe(1.0 / 3, 0.006);
    }

    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.5, 0)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Normal_quantiles_are_those_of_the_tables(double p, double expected) =>
        StandardNormal.Quantile(p).ShouldBe(expected, 1e-12);

    [Fact]
    public void Even_numbers_are_uniform_for_each_person_and_steady_for_a_group()
    {
        var groups = Enumerable.Range(0, 1000).Select(i => i % 7 == 0 ? 1 : 0).ToArray();
        var first = new double[4000];
        for (var seed = 0; seed < first.Length; seed++)
        {
            first[seed] = EvenNumbers.Within(seed, 5, groups.AsSpan(0, 40))[0];
        }

        // Of one person over seeds: mean and variance of a uniform number, within 4 standard errors.
        first.Average().ShouldBe(0.5, 4 * Math.Sqrt(1.0 / 12 / first.Length));
        first.Average(u => u * u).ShouldBe(1.0 / 3, 4 * Math.Sqrt(4.0 / 45 / first.Length));

        // Of one group in one simulation: exactly one number in each stratum.
        var numbers = EvenNumbers.Within(11, 5, groups);
        foreach (var group in (int[])[0, 1])
        {
            var own = numbers.Where((_, i) => groups[i] == group).ToList();
            own.Select(u => (int)(u * own.Count)).Order().ShouldBe(Enumerable.Range(0, own.Count));
        }
    }

    [Fact]
    public void Even_numbers_of_two_streams_have_nothing_to_do_with_each_other()
    {
        var groups = new int[20_000];
        var (one, two) = (EvenNumbers.Within(3, 5, groups), EvenNumbers.Within(3, 6, groups));

        var correlation = one.Zip(two, (a, b) => (a - 0.5) * (b - 0.5)).Average() * 12;

        correlation.ShouldBe(0, 4 / Math.Sqrt(groups.Length));
    }

    [Fact]
    public void A_copula_keeps_margins_and_correlation()
    {
        var copula = new TraitCopula(2, [(0, 1, 0.5)]);
        var margin = new TraitMargin(("a", 0.2), ("b", 0.5), ("c", 0.3));
        var counts = new int[3];
        var product = 0.0;
        Span<double> normals = stackalloc double[2];
        for (var person = 0; person < 50_000; person++)
        {
            copula.Draw(PersonRandom.For(9, person), 1, normals);
            counts[margin.IndexOf(normals[0])]++;
            product += normals[0] * normals[1];
        }

        (counts[0] / 50_000.0).ShouldBe(0.2, 0.01);
        (counts[1] / 50_000.0).ShouldBe(0.5, 0.011);
        (product / 50_000).ShouldBe(0.5, 0.03);
    }

    [Fact]
    public void Correlations_that_contradict_each_other_are_refused() =>
        Should.Throw<ArgumentException>(() => new TraitCopula(3, [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9)]));

    [Fact]
    public void A_folder_that_fails_leaves_the_earlier_files()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"netto-whole-{Guid.NewGuid():N}");
        try
        {
            WholeFolder.Write(folder, f => File.WriteAllText(Path.Combine(f, "a.csv"), "first"));
            Should.Throw<IOException>(() =>
                WholeFolder.Write(
                    folder,
                    f =>
                    {
                        File.WriteAllText(Path.Combine(f, "a.csv"), "second");
                        throw new IOException("disk full");
                    }
                )
            );

            File.ReadAllText(Path.Combine(folder, "a.csv")).ShouldBe("first");
            Directory.GetFileSystemEntries(folder).Length.ShouldBe(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool PassesElevenTest(int number)
    {
        var digits = number.ToString("000000000", System.Globalization.CultureInfo.InvariantCulture);
        var sum = Enumerable.Range(0, 8).Sum(i => (9 - i) * (digits[i] - '0')) - (digits[8] - '0');
        return sum % 11 == 0;
    }
}
