using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Flat;

/// <summary>Names the columns of a flat file as the protocol does.</summary>
internal sealed class FlatTable(ExperimentProtocol protocol, DataSource.Flat source, FlatFile file) : ICovariateSource
{
    public int Rows => file.Rows;

    public AnalysisTable Build()
    {
        if (source.Person is { } person)
        {
            var persons = Column(new ColumnReference(null, person), "data.person").AsText();
            FlatPersons.Check(persons, person, file.Path);
        }
        var covariates = new CovariateBuilder(this);
        foreach (var covariate in protocol.Covariates)
            covariates.Add(covariate);
        return new AnalysisTable
        {
            Rows = file.Rows,
            Arm = Arm(),
            Before = new bool[file.Rows],
            SelfReporter = new bool[file.Rows],
            Received = protocol.TreatmentReceived is TreatmentReceived.Column received
                ? Array.ConvertAll(
                    Number(received.Name, "treatment_received"),
                    value =>
                        double.IsNaN(value) ? value
                        : value != 0 ? 1.0
                        : 0.0
                )
                : null,
            Office = source.Office is { } office ? Factor(office, "data.office") : null,
            Factors = covariates.Factors,
            Numbers = covariates.Numbers,
            UnknownCodes = covariates.UnknownCodes,
            Outcomes =
            [
                .. protocol
                    .Outcomes.OfType<Outcome.Column>()
                    .Select(outcome => new NumberColumn(outcome.Id, Number(outcome.Name, $"outcomes.{outcome.Id}"))),
            ],
            EventCurves =
            [
                .. protocol.Outcomes.OfType<Outcome.Column>().Where(outcome => outcome.Time is not null).Select(Curve),
            ],
        };
    }

    public RawColumn Column(ColumnReference reference, string usedBy) =>
        file.Find(reference.ToString()) is { } column
            ? Finite(column, reference.ToString(), usedBy)
            : throw new InputException(
                new Diagnostic("EVL004", $"The table has no column {reference}.")
                {
                    File = file.Path,
                    Path = usedBy,
                    Found = $"columns {string.Join(", ", file.Names.Take(30))}",
                    Expected = reference.ToString(),
                    Nearest = NearestName.Of(reference.ToString(), file.Names),
                    Remedy = "Name a column of the table, or derive it.",
                }
            );

    // An infinite value has no mean; which of "missing" and "mend it" is right, only the evaluator knows.
    private RawColumn Finite(RawColumn column, string name, string usedBy)
    {
        if (
            column is not RawColumn.Number numbers
            || Array.FindIndex(numbers.Values, double.IsInfinity) is not (>= 0 and var first)
        )
            return column;
        var formula = source.Derive.LastOrDefault(derived => derived.Name == name)?.Formula;
        throw new InputException(
            new Diagnostic(
                "EVL013",
                $"Column {name} is infinite in {numbers.Values.Count(double.IsInfinity)} of {file.Rows} rows."
            )
            {
                File = file.Path,
                Line = file.LineOf(first),
                Path = usedBy,
                Found = formula is null ? Shown(numbers.Values[first]) : $"{formula} = {Shown(numbers.Values[first])}",
                Expected = "a finite number, or missing",
                Remedy = formula is null
                    ? "Mend the cell, or name its text under `data.missing`."
                    : "Leave the rows out with `data.where`, or make the value missing in the formula: if(x > 0, log(x), NA).",
            }
        );
    }

    private static string Shown(double infinite) => infinite > 0 ? "infinity" : "minus infinity";

    public Diagnostic Placed(Diagnostic finding, ColumnReference reference) =>
        file.Placed(finding, reference.ToString());

    public double[] Age(string usedBy) => throw NeedsRegisters(usedBy, "age at entry");

    public double[] DaysFollowed(string usedBy) => throw NeedsRegisters(usedBy, "days followed");

    private FactorColumn Arm()
    {
        if (protocol.Assignment is not AssignmentRule.Recorded recorded)
        {
            throw new InputException(
                new Diagnostic("EVL005", "A flat table holds the arm in a column.")
                {
                    Path = "assignment.method",
                    Expected = "recorded",
                    Remedy = "Say which column and which values mean which arm.",
                }
            );
        }
        var armOf = recorded.Values.ToDictionary(value => value.Value, value => value.Arm, StringComparer.Ordinal);
        var values = Column(recorded.Column, "assignment.column").AsCodes(armOf.Keys);
        var arms = Array.ConvertAll(values, value => value is null ? null : armOf.GetValueOrDefault(value));
        if (Array.TrueForAll(arms, arm => arm is null))
            throw NobodyAssigned(recorded, values);
        return FactorColumn.From("arm", arms, [.. protocol.Arms.Select(arm => arm.Id)]);
    }

    private InputException NobodyAssigned(AssignmentRule.Recorded recorded, string?[] values)
    {
        var found = values
            .GroupBy(value => value, (value, all) => (Value: value, Rows: all.Count()))
            .OrderByDescending(group => group.Rows)
            .ThenBy(group => group.Value, StringComparer.Ordinal)
            .Take(8)
            .Select(group => $"{group.Value ?? "nothing"} in {group.Rows} rows");
        return new InputException(
            new Diagnostic("EVL014", $"No value of column {recorded.Column} is one that means an arm.")
            {
                File = file.Path,
                Path = "assignment.values",
                Found = string.Join(", ", found),
                Expected = string.Join(" or ", recorded.Values.Select(value => value.Value)),
                Remedy = "Write the values in `assignment.values` as they stand in the table.",
            }
        );
    }

    private FactorColumn Factor(string column, string usedBy) =>
        FactorColumn.From(column, Column(new ColumnReference(null, column), usedBy).AsText(), []);

    private double[] Number(ColumnReference reference, string usedBy) =>
        Column(reference, usedBy).AsNumbers()
        ?? throw new InputException(
            Placed(
                new Diagnostic("EVL006", $"Column {reference} holds text where numbers are needed.")
                {
                    Path = usedBy,
                    Expected = "numbers",
                    Remedy = $"Mend the cell, or derive a number, for instance an indicator: {reference} == \"yes\".",
                },
                reference
            )
        );

    // An event at time t is seen in the step that ends at t; who is cut off at t was followed until t.
    private EventCurve Curve(Outcome.Column outcome)
    {
        var time = outcome.Time!;
        var duration = Number(time.Duration, $"outcomes.{outcome.Id}.time.duration");
        var came = time.Event is { } column ? Number(column, $"outcomes.{outcome.Id}.time.event") : null;
        var (events, followed) = (new int[file.Rows], new int[file.Rows]);
        for (var row = 0; row < events.Length; row++)
        {
            if (double.IsNaN(duration[row]))
                continue;
            var happened = came is null || came[row] > 0;
            var step = Math.Max(1, (int)Math.Ceiling(Math.Min(duration[row], int.MaxValue / 2)));
            events[row] = happened ? step : 0;
            followed[row] = happened ? time.Until : Math.Min(time.Until, (int)Math.Floor(duration[row]));
        }
        return new EventCurve(outcome.Id, events, followed, time.Until);
    }

    private static InputException NeedsRegisters(string covariate, string what) =>
        new(
            new Diagnostic("EVL007", $"Covariate {covariate} is {what}, which a flat table does not tell.")
            {
                Path = $"covariates.{covariate}",
                Expected = "type category, number, bands, power or regrouped",
                Remedy = "Use a column of the table.",
            }
        );
}
