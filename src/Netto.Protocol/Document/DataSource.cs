namespace Netto.Protocol;

/// <summary>Where the data come from.</summary>
[Union("source")]
public abstract record DataSource
{
    private DataSource() { }

    /// <summary>The canonical register tables, imported into a store.</summary>
    public sealed record Registers : DataSource
    {
        /// <summary>Canonical tables that this experiment needs; a missing one is an error before any work starts.</summary>
        public IReadOnlyList<string> Tables { get; init; } = [];
    }

    /// <summary>One table with a row a person.</summary>
    public sealed record Flat : DataSource
    {
        /// <summary>CSV or Parquet file, relative to the folder.</summary>
        public required string Path { get; init; }

        /// <summary>Folder of the file, relative to the protocol.</summary>
        public string Folder { get; init; } = ".";

        /// <summary>Environment variable that, when set, names the folder instead.</summary>
        public string? FolderVariable { get; init; }

        /// <summary>Column that identifies the person; absent: the row number.</summary>
        public string? Person { get; init; }

        /// <summary>Column with the office, site or other cluster.</summary>
        public string? Office { get; init; }

        /// <summary>Which rows take part, for instance <c>tg == 0 or tg == 4</c>.</summary>
        public string? Where { get; init; }

        /// <summary>Columns made from others, for instance <c>log_weeks: log(weeks)</c>, in order.</summary>
        [Keyed]
        public IReadOnlyList<DerivedColumn> Derive { get; init; } = [];

        /// <summary>Texts that mean "missing"; absent: an empty cell, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>NULL</c> and a point.</summary>
        public IReadOnlyList<string> Missing { get; init; } = ["", "NA", "N/A", "NaN", "NULL", "."];
    }
}

/// <summary>A column made from others.</summary>
public sealed record DerivedColumn
{
    /// <summary>Name of the new column.</summary>
    [Id]
    public required string Name { get; init; }

    /// <summary>Its formula in the language of <c>netto estimate</c>.</summary>
    [Inline]
    public required string Formula { get; init; }
}
