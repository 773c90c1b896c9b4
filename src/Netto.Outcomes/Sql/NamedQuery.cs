using Netto.Outcomes.Plans;

namespace Netto.Outcomes.Sql;

/// <summary>A common table expression: a name, and the query behind it.</summary>
internal abstract class NamedQuery(string name)
{
    public string Name => name;

    /// <summary>The SELECTs inside, whose reads are this query's.</summary>
    public abstract IEnumerable<SelectBuilder> Selects { get; }

    public string Render() => $"{SqlText.Name(name)} AS (\n{Body()}\n)";

    /// <summary>Makes sure that a column is there to be read.</summary>
    public abstract void Require(string column);

    protected abstract string Body();

    /// <summary>Rows of a frame, with the columns that its readers ask for.</summary>
    public sealed class Plain(string name, FrameView view) : NamedQuery(name)
    {
        public override IEnumerable<SelectBuilder> Selects => [view.Select];

        public override void Require(string column)
        {
            if (!view.Select.HasColumn(column))
            {
                view.Select.Column(column, view.Column(column));
            }
        }

        protected override string Body() => view.Select.Render("    ");
    }

    /// <summary>Periods of two frames under one another.</summary>
    public sealed class Stacked(string name, FrameView above, FrameView below) : NamedQuery(name)
    {
        public override IEnumerable<SelectBuilder> Selects => [above.Select, below.Select];

        public override void Require(string column) => Periods.Require(column);

        protected override string Body() =>
            $"{above.Select.Render("    ")}\n    UNION ALL\n{below.Select.Render("    ")}";
    }

    /// <summary>
    /// Periods made one where they overlap, touch or lie near: a period opens an island when it starts later than every
    /// earlier end plus the gap.
    /// </summary>
    public sealed class Merged(string name, FrameView periods, int largestGapInDays) : NamedQuery(name)
    {
        public override IEnumerable<SelectBuilder> Selects => [periods.Select];

        public override void Require(string column) => Periods.Require(column);

        protected override string Body()
        {
            var start = SqlText.Name(PeriodColumns.Start);
            var end = SqlText.Name(PeriodColumns.End);
            var reach = largestGapInDays == 0 ? "reached" : $"reached + {largestGapInDays}";
            var order = $"PARTITION BY person ORDER BY {start}, {end}";
            return $"""
                    SELECT person, min({start}) AS {start}, max({end}) AS {end}
                    FROM (
                        SELECT *, count(*) FILTER (reached IS NULL OR {start} > {reach})
                            OVER ({order} ROWS UNBOUNDED PRECEDING) AS island
                        FROM (
                            SELECT *, max({end})
                                OVER ({order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
                            FROM (
                {periods.Select.Render("                ")}
                            )
                            WHERE {start} < {end}
                        )
                    )
                    GROUP BY person, island
                """;
        }
    }

    private static class Periods
    {
        public static void Require(string column)
        {
            if (column is not (PeriodColumns.Start or PeriodColumns.End))
            {
                throw new InvalidOperationException($"Periods have no column {column}.");
            }
        }
    }
}
