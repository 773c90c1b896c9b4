using System.Security.Cryptography;
using System.Text;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>
/// A hash over what is stored that does not depend on the order of rows, on the form of the files or on the pseudonym
/// key: MD5 of every row, with the citizen number in place of the pseudonym, added up per table; then SHA-256 of the
/// sums. It is made at the gate, where the number is still there, and only the end result is kept.
/// </summary>
internal sealed class ContentHash
{
    private readonly SortedDictionary<string, string> tables = new(StringComparer.Ordinal);

    internal void Add(CheckedTable rows)
    {
        var cells = rows
            .Checks.Columns.Select(column => column.Column.Name)
            .Order(StringComparer.Ordinal)
            .Select(name => $"{Literal(name + "=")} || {Quoted(name)}::VARCHAR")
            .Prepend("cn_");
        // Sums, not exclusive or: a row that is there twice must count twice. Of halves, so that they stay whole numbers.
        var sums = rows.Read(
            $"""
            SELECT count(*)::VARCHAR AS n, coalesce(sum((h >> 64)::HUGEINT), 0)::VARCHAR AS upper, coalesce(sum((h & 18446744073709551615)::HUGEINT), 0)::VARCHAR AS lower
            FROM (SELECT md5_number(concat_ws(chr(31), {string.Join(", ", cells)}))::UHUGEINT AS h
                  FROM {CheckedTable.Name} WHERE fail_ = 0)
            """
        );
        var count = sums.Texts("n").Values[0]!;
        if (count != "0")
        {
            tables[rows.Table.Name] = $"{count} {sums.Texts("upper").Values[0]} {sums.Texts("lower").Values[0]}";
        }
    }

    internal string Result()
    {
        var text = string.Concat(tables.Select(table => $"{table.Key} {table.Value}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("netto content 1\n" + text)));
    }
}
