using System.Text;

namespace Netto.Evaluation.Tests.Property;

/// <summary>
/// The contract of <c>results.json</c>: its bytes follow from the protocol and the content of the registers, not from the
/// order of the rows, the pseudonym key, the store or the form of the files. Threads have a test of their own with the
/// command line, for their number is that of the process.
/// </summary>
[Trait("Kind", "Property")]
public sealed class SameResultsTests(RegisterFolders registers) : IClassFixture<RegisterFolders>
{
    [Fact]
    public void Order_of_the_rows_of_every_register_does_not_matter()
    {
        var plain = registers.FromRaw(registers.Spoiled);
        Same(registers.FromRaw(registers.Shuffled), plain);
        Encoding.UTF8.GetString(plain).ShouldContain("\"import\"", Case.Sensitive, "no rule of the import was broken");
    }

    [Fact]
    public void Neither_store_nor_pseudonym_key_matters()
    {
        var plain = registers.FromRaw(registers.Spoiled);
        var (one, firstKey) = registers.FromStore(registers.Spoiled, "one.duckdb");
        var (other, secondKey) = registers.FromStore(registers.Shuffled, "other.duckdb");
        firstKey.SequenceEqual(secondKey).ShouldBeFalse("the stores have one key");
        Same(one, plain);
        Same(other, plain);
    }

    [Fact]
    public void Csv_and_parquet_give_the_same() =>
        Same(registers.FromRaw(registers.Parquet), registers.FromRaw(registers.Csv));

    private static void Same(byte[] found, byte[] expected)
    {
        if (found.AsSpan().SequenceEqual(expected))
            return;
        var at = found.AsSpan().CommonPrefixLength(expected);
        Around(found, at).ShouldBe(Around(expected, at), $"the results differ from byte {at} on");
        found.Length.ShouldBe(expected.Length);
    }

    private static string Around(byte[] json, int at) =>
        Encoding.UTF8.GetString(json, Math.Max(0, at - 200), Math.Min(300, json.Length - Math.Max(0, at - 200)));
}
