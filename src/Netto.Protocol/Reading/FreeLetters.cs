namespace Netto.Protocol;

/// <summary>Gives every column of the tables a letter: those that the protocol names, then the first free ones in order.</summary>
internal static class FreeLetters
{
    /// <summary>Arms first, then pools, then the self-reporters, each in the order of the protocol.</summary>
    public static void Give(ExperimentProtocol protocol)
    {
        object[] columns = [.. protocol.Arms, .. protocol.Pools, .. SelfReporters(protocol)];
        var taken = columns.Select(Of).Where(letter => letter.Length > 0).ToHashSet(StringComparer.Ordinal);
        foreach (var column in columns.Where(column => Of(column).Length == 0))
        {
            var letter = Letters().First(taken.Add);
            Property(column).SetValue(column, letter);
        }
    }

    private static IEnumerable<object> SelfReporters(ExperimentProtocol protocol) =>
        protocol.Crossover is CrossoverRule.OnRequest rule ? [rule] : [];

    // A to Z, then AA, AB, …
    private static IEnumerable<string> Letters()
    {
        string[] alphabet = [.. Enumerable.Range('A', 26).Select(code => ((char)code).ToString())];
        return alphabet.Concat(from first in alphabet from second in alphabet select first + second);
    }

    private static string Of(object column) => (string)Property(column).GetValue(column)!;

    private static System.Reflection.PropertyInfo Property(object column) =>
        DocumentType
            .Of(column.GetType())
            .Properties.Select(property => property.Property)
            .Single(property => property.IsDefined(typeof(LetterAttribute), inherit: false));
}
