using Netto.Protocol;

namespace Netto.Evaluation.Flat;

/// <summary>Checks that the table has one row a person, by the column that the protocol names.</summary>
internal static class FlatPersons
{
    /// <summary>Refuses a person who stands in the table twice, and a row that does not say whose it is.</summary>
    /// <param name="persons">The column, one value a row; null where it is empty.</param>
    /// <param name="column">Its name.</param>
    /// <param name="file">The file as the user knows it.</param>
    /// <exception cref="InputException">EVL012: two rows of one person, or a row of nobody.</exception>
    public static void Check(string?[] persons, string column, string file)
    {
        var nobody = persons.Count(person => person is null);
        var twice = persons
            .OfType<string>()
            .GroupBy(person => person, StringComparer.Ordinal)
            .Where(rows => rows.Count() > 1)
            .OrderBy(rows => rows.Key, StringComparer.Ordinal)
            .ToList();
        if (twice.Count == 0 && nobody == 0)
            return;
        var found = new List<string>();
        if (twice.Count > 0)
            found.Add($"{twice.Count} with more than one row, such as {twice[0].Key} ({twice[0].Count()} rows)");
        if (nobody > 0)
            found.Add($"{nobody} rows where {column} is empty");
        throw new InputException(
            new Diagnostic("EVL012", $"The column {column} does not tell one person a row.")
            {
                File = file,
                Path = "data.person",
                Found = string.Join("; ", found),
                Expected = "every person once",
                Remedy =
                    "Keep one row a person, with `where` if need be, or leave data.person out when each row is a person.",
            }
        );
    }
}
