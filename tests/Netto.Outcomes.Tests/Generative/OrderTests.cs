using Netto.DuckDb;
using Netto.Outcomes.Measuring;
using Netto.Outcomes.Tests.Stores;

namespace Netto.Outcomes.Tests.Generative;

/// <summary>What is measured depends on neither pseudonyms, nor the order of rows, nor the number of threads.</summary>
[Trait("Kind", "Property")]
public sealed class OrderTests
{
    [Fact]
    public void Values_are_the_same_to_the_last_bit()
    {
        var plain = Measure("p", threads: 2, shuffle: "");
        var other = Measure("zz", threads: 1, shuffle: "ORDER BY hash(person || 'x'), random()");
        other.ShouldBe(plain);
    }

    // One line a person with all its values, in an order of its own.
    private static List<string> Measure(string prefix, int threads, string shuffle)
    {
        var protocol = TemplateTests.Template("wga");
        using var database = DuckDbDatabase.InMemory(new DuckDbSettings { Threads = threads });
        var connection = database.Connect();
        SyntheticStore.Fill(connection, protocol, 1_500, prefix);
        if (shuffle.Length > 0)
        {
            foreach (
                var table in (string[])["job_spells", "benefit_spells", "contacts", "entries", "people", "assignments"]
            )
            {
                connection.Execute($"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {table} {shuffle}");
            }
        }
        using var study = RegisterStudy.Open(connection, protocol, TestContext.Current.CancellationToken);
        var outcomes = study.Outcomes();
        var services = study.Services();
        return
        [
            .. Enumerable
                .Range(0, study.Population.Count)
                .Select(person =>
                    $"{study.Population.EntryDays[person]} {study.Population.Offices[person]} "
                    + string.Join(' ', outcomes.Select(outcome => outcome.Values[person].ToString("R")))
                    + string.Join(' ', services.Select(service => service.Counts[person].ToString("R")))
                )
                .Order(StringComparer.Ordinal),
        ];
    }
}
