using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Measuring;
using Netto.Outcomes.Sql;

namespace Netto.Outcomes.People;

/// <summary>Makes the table of people on which all plans run, and reads it.</summary>
internal sealed class PopulationReader(DuckDbConnection connection, StudyPlans study, CancellationToken cancellation)
{
    private const string Candidates = "candidates";

    public StudyPopulation Make(RegisterCatalogue catalogue)
    {
        var plan = new PopulationPlan(study, catalogue.Shape(RegisterTables.Entries));
        var sql = PlanCompiler.Compile(RegisterTables.People, plan.Columns());
        Execute(
            $"CREATE OR REPLACE TEMP TABLE {Candidates} AS\nSELECT * FROM (\n{sql}\n) WHERE entry_date IS NOT NULL"
        );
        var (join, place) = catalogue.HasPersonOrder
            ? ("JOIN person_order AS o USING (person)", "o.place")
            : ("", "person");
        Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE {PopulationShape.Name} AS
            SELECT CAST(row_number() OVER (ORDER BY {place}) - 1 AS INTEGER) AS ordinal, c.*
            FROM {Candidates} AS c {join}
            WHERE {PopulationPlan.Step} IN ('{PopulationStep.Experiment}', '{PopulationStep.Before}')
            ORDER BY ordinal
            """
        );
        return Read();
    }

    /// <summary>Gives another connection the same table of people; this is much less work than finding them again.</summary>
    public void CopyTo(DuckDbConnection other)
    {
        var people = connection.ReadColumns(
            $"SELECT * FROM {PopulationShape.Name} ORDER BY ordinal",
            cancellation: cancellation
        );
        var types = connection.ReadColumns($"DESCRIBE {PopulationShape.Name}", cancellation: cancellation);
        var columns = types
            .Texts("column_name")
            .Values.Zip(types.Texts("column_type").Values, (name, type) => $"{SqlText.Name(name!)} {type}");
        other.Execute(
            $"CREATE OR REPLACE TEMP TABLE {PopulationShape.Name} ({string.Join(", ", columns)})",
            cancellation: cancellation
        );
        using var appender = other.AppendTemporary(PopulationShape.Name);
        appender.Add(people.All);
        appender.Complete();
    }

    private StudyPopulation Read()
    {
        var people = connection.ReadColumns(
            $"SELECT * FROM {PopulationShape.Name} ORDER BY ordinal",
            cancellation: cancellation
        );
        return new StudyPopulation
        {
            Count = people.RowCount,
            EntryDays = people.Dates(PopulationShape.EntryDate).Days,
            StartDays = people.Dates(PopulationShape.StartDate).Days,
            AssignedDays = people.Dates(PopulationShape.AssignedOn).Days,
            Offices = Array.ConvertAll(people.Texts(PopulationPlan.Office).Values, office => office ?? ""),
            Arms = people.Texts(PopulationPlan.Arm).Values,
            Digits = people.Doubles(PopulationPlan.Digit).NullAsNaN(),
            IsBefore = people.Booleans(PopulationPlan.IsBefore).Values,
            HasRequested =
            [
                .. Enumerable
                    .Range(0, people.RowCount)
                    .Select(people.Dates(PopulationPlan.RequestedOn).Validity.IsValid),
            ],
            Received = ReadReceived(people.RowCount),
            Flow = ReadFlow(),
            DataEnd = study.DataEnd,
        };
    }

    private double[]? ReadReceived(int people)
    {
        if (ReceivedPlan.Of(study.Protocol) is not { } received)
        {
            return null;
        }
        var reader = new ValueReader();
        var name = reader.Ask(received, "received");
        return Array.ConvertAll(reader.Read(connection, people, cancellation).Flags(name), flag => flag ? 1.0 : 0.0);
    }

    private List<PopulationCount> ReadFlow()
    {
        var found = connection.ReadColumns(
            $"""
            SELECT {PopulationPlan.Step}, {PopulationPlan.Reference}, CAST(count(*) AS DOUBLE) AS people,
                CAST(count(*) FILTER ({PopulationPlan.IsBefore}) AS DOUBLE) AS people_before
            FROM {Candidates}
            GROUP BY ALL
            ORDER BY ALL
            """,
            cancellation: cancellation
        );
        return
        [
            .. Enumerable
                .Range(0, found.RowCount)
                .Select(row => new PopulationCount(
                    Enum.Parse<PopulationStep>(found.Texts(PopulationPlan.Step).Values[row]!),
                    found.Texts(PopulationPlan.Reference).Values[row],
                    (int)found.Doubles("people").Values[row]
                )
                {
                    Before = (int)found.Doubles("people_before").Values[row],
                }),
        ];
    }

    private void Execute(string sql) => connection.Execute(sql, cancellation: cancellation);
}
