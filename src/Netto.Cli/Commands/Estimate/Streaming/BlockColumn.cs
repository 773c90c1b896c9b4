using Netto.DuckDb;
using Netto.Formulas.Data;

namespace Netto.Cli.Commands.Estimate.Streaming;

/// <summary>Gathers the values of one column from chunks of the file until they make a block.</summary>
internal abstract class BlockColumn(string name)
{
    /// <summary>Name of the column.</summary>
    protected string Name => name;

    /// <summary>Adds the rows of a chunk after those that are there.</summary>
    internal abstract void Add(DuckDbChunk chunk, int column, int at);

    /// <summary>The first rows as a column; what is kept may be overwritten after.</summary>
    internal abstract TableColumn Take(int rows);

    /// <summary>Numbers; NULL becomes NaN.</summary>
    internal sealed class OfNumbers(string name) : BlockColumn(name)
    {
        private readonly double[] values = new double[StreamedTable.BlockRows];

        internal override void Add(DuckDbChunk chunk, int column, int at)
        {
            chunk.Doubles(column).CopyTo(values.AsSpan(at));
            var validity = chunk.Validity(column);
            for (var i = 0; i < chunk.RowCount && !validity.AllValid; i++)
            {
                values[at + i] = validity.IsValid(i) ? values[at + i] : double.NaN;
            }
        }

        internal override TableColumn Take(int rows) => new NumberColumn(Name, values[..rows]);
    }

    /// <summary>Text as codes into levels that are the same in all blocks; NULL and the empty text are missing.</summary>
    internal sealed class OfText(string name, IReadOnlyList<string> levels) : BlockColumn(name)
    {
        private readonly int[] codes = new int[StreamedTable.BlockRows];
        private readonly Dictionary<string, int> places = levels
            .Select((level, i) => (level, i))
            .ToDictionary(p => p.level, p => p.i, StringComparer.Ordinal);

        internal override void Add(DuckDbChunk chunk, int column, int at)
        {
            for (var i = 0; i < chunk.RowCount; i++)
            {
                codes[at + i] = chunk.Text(column, i) is { Length: > 0 } text ? places[text] : -1;
            }
        }

        internal override TableColumn Take(int rows) => new Formulas.Data.TextColumn(Name, codes[..rows], levels);
    }
}
