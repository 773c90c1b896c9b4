namespace Netto.Simulation.Engine;

/// <summary>Writes the tables of spells and events.</summary>
internal sealed class EventTables(string folder, IReadOnlyList<int> numbers, IReadOnlyList<string> always)
{
    private const string Id = "citizen_number";

    public void WriteBenefits(List<BenefitSpell> spells)
    {
        using var csv = Table(
            "benefit_spells",
            "scheme",
            "start",
            "end",
            "end_reason",
            "phase",
            "class",
            "monthly_amount"
        );
        foreach (var s in spells)
        {
            csv.Whole(numbers[s.Person]).Text(s.Scheme).Date(s.Start).Date(s.End).Text(s.EndReason);
            csv.Text(s.Phase).Text(s.Class).Number(s.MonthlyAmount, 2).EndRow();
        }
    }

    public void WriteWork(RegisterRows rows)
    {
        using (var csv = Table("job_spells", "employer", "start", "end", "hours_per_week", "hourly_wage", "contract"))
        {
            foreach (var j in rows.Jobs)
            {
                csv.Whole(numbers[j.Person]).Text(j.Employer).Date(j.Start).Date(j.End);
                csv.Number(j.HoursPerWeek, 1).Number(j.HourlyWage, 2).Text(j.Contract).EndRow();
            }
        }

        WriteWhenAsked(
            rows.SelfEmployment,
            "self_employment",
            ["year"],
            (csv, y) => csv.Whole(numbers[y.Person]).Whole(y.Year).EndRow()
        );
    }

    public void WriteService(RegisterRows rows)
    {
        WriteWhenAsked(
            rows.Contacts,
            "contacts",
            ["date", "kind", "form", "status", "channel"],
            (csv, c) =>
                csv.Whole(numbers[c.Person])
                    .Date(c.Date)
                    .Text(c.Kind)
                    .Text(c.Form)
                    .Text(c.Status)
                    .Text(c.Channel)
                    .EndRow()
        );
        WriteWhenAsked(
            rows.Trajectories,
            "trajectories",
            ["kind", "start", "end", "result"],
            (csv, t) => csv.Whole(numbers[t.Person]).Text(t.Kind).Date(t.Start).Date(t.End).Text(t.Result).EndRow()
        );
        WriteWhenAsked(
            rows.Instruments,
            "instruments",
            ["kind", "start", "end"],
            (csv, i) => csv.Whole(numbers[i.Person]).Text(i.Kind).Date(i.Start).Date(i.End).EndRow()
        );
        WriteWhenAsked(
            rows.Requests,
            "requests",
            ["date"],
            (csv, r) => csv.Whole(numbers[r.Person]).Date(r.Date).EndRow()
        );
    }

    public void WriteSearch(RegisterRows rows)
    {
        WriteWhenAsked(
            rows.Applications,
            "applications",
            ["date", "kind", "own_initiative", "result"],
            (csv, a) =>
                csv.Whole(numbers[a.Person]).Date(a.Date).Text(a.Kind).Text(a.OwnInitiative).Text(a.Result).EndRow()
        );
        WriteWhenAsked(
            rows.Duties,
            "duties",
            ["start", "end", "met_days", "exempt"],
            (csv, d) => csv.Whole(numbers[d.Person]).Date(d.Start).Date(d.End).Whole(d.MetDays).Text(d.Exempt).EndRow()
        );
    }

    public void WriteAnswers(RegisterRows rows)
    {
        WriteWhenAsked(
            rows.SurveyAnswers,
            "survey_answers",
            ["wave", "item", "value", "answered_at"],
            (csv, a) => csv.Whole(numbers[a.Person]).Text(a.Wave).Text(a.Item).Text(a.Value).Date(a.AnsweredAt).EndRow()
        );
        WriteWhenAsked(
            rows.Satisfaction,
            "satisfaction",
            ["date", "item", "value"],
            (csv, g) => csv.Whole(numbers[g.Person]).Date(g.Date).Text(g.Item).Number(g.Value, 2).EndRow()
        );
    }

    private CsvRowWriter Table(string name, params string[] columns) =>
        new(Path.Combine(folder, $"{name}.csv"), [Id, .. columns]);

    private void WriteWhenAsked<TRow>(List<TRow> rows, string name, string[] columns, Action<CsvRowWriter, TRow> write)
    {
        if (rows.Count == 0 && !always.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

        using var csv = Table(name, columns);
        foreach (var row in rows)
        {
            write(csv, row);
        }
    }
}
