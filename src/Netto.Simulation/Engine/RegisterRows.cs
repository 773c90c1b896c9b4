using System.Runtime.InteropServices;

namespace Netto.Simulation.Engine;

// Rows of the canonical tables, in memory. A person is an index into the population; a date is a day number
// (DateOnly.DayNumber); NoEnd means the spell is open. Spells are half-open: [Start, End).

/// <summary>A scheme, phase and class that one person has for some time.</summary>
public readonly record struct BenefitSpell(
    int Person,
    string Scheme,
    int Start,
    int End,
    string EndReason,
    string Phase,
    string Class,
    double MonthlyAmount
);

/// <summary>One job; the wage is in euros an hour.</summary>
public readonly record struct JobSpell(
    int Person,
    string Employer,
    int Start,
    int End,
    double HoursPerWeek,
    double HourlyWage,
    string Contract
);

/// <summary>A calendar year with income as self-employed.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SelfEmploymentYear(int Person, int Year);

/// <summary>One appointment.</summary>
public readonly record struct Contact(int Person, int Date, string Kind, string Form, string Status, string Channel);

/// <summary>One trajectory; the result is empty while it runs.</summary>
public readonly record struct Trajectory(int Person, string Kind, int Start, int End, string Result);

/// <summary>One instrument.</summary>
public readonly record struct Instrument(int Person, string Kind, int Start, int End);

/// <summary>A self-report: somebody in the control arm asks for service.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CrossoverRequest(int Person, int Date);

/// <summary>One job application.</summary>
public readonly record struct JobApplication(int Person, int Date, string Kind, string OwnInitiative, string Result);

/// <summary>A period with the duty to apply for jobs.</summary>
public readonly record struct DutyPeriod(int Person, int Start, int End, int MetDays, string Exempt);

/// <summary>One answer in a survey wave.</summary>
public readonly record struct SurveyAnswer(int Person, string Wave, string Item, string Value, int AnsweredAt);

/// <summary>One grade from the client monitor.</summary>
public readonly record struct SatisfactionGrade(int Person, int Date, string Item, double Value);

/// <summary>The event rows of a group of people. Groups are made apart and appended in the order of the people.</summary>
public sealed class RegisterRows
{
    /// <summary>The end of a spell that is still open.</summary>
    public const int NoEnd = int.MaxValue;

    /// <summary>Benefit spells.</summary>
    public List<BenefitSpell> Benefits { get; } = [];

    /// <summary>Job spells.</summary>
    public List<JobSpell> Jobs { get; } = [];

    /// <summary>Years as self-employed.</summary>
    public List<SelfEmploymentYear> SelfEmployment { get; } = [];

    /// <summary>Appointments.</summary>
    public List<Contact> Contacts { get; } = [];

    /// <summary>Trajectories.</summary>
    public List<Trajectory> Trajectories { get; } = [];

    /// <summary>Instruments.</summary>
    public List<Instrument> Instruments { get; } = [];

    /// <summary>Self-reports.</summary>
    public List<CrossoverRequest> Requests { get; } = [];

    /// <summary>Job applications.</summary>
    public List<JobApplication> Applications { get; } = [];

    /// <summary>Periods with the duty to apply.</summary>
    public List<DutyPeriod> Duties { get; } = [];

    /// <summary>Survey answers.</summary>
    public List<SurveyAnswer> SurveyAnswers { get; } = [];

    /// <summary>Grades from the client monitor.</summary>
    public List<SatisfactionGrade> Satisfaction { get; } = [];

    /// <summary>Adds the rows of another group behind those of this one.</summary>
    public void Append(RegisterRows other)
    {
        Benefits.AddRange(other.Benefits);
        Jobs.AddRange(other.Jobs);
        SelfEmployment.AddRange(other.SelfEmployment);
        Contacts.AddRange(other.Contacts);
        Trajectories.AddRange(other.Trajectories);
        Instruments.AddRange(other.Instruments);
        Requests.AddRange(other.Requests);
        Applications.AddRange(other.Applications);
        Duties.AddRange(other.Duties);
        SurveyAnswers.AddRange(other.SurveyAnswers);
        Satisfaction.AddRange(other.Satisfaction);
    }

    /// <summary>Adds the rows of another group, whose people are counted on from <paramref name="firstPerson"/>.</summary>
    public void Append(RegisterRows other, int firstPerson)
    {
        ArgumentNullException.ThrowIfNull(other);
        Benefits.AddRange(other.Benefits.Select(row => row with { Person = row.Person + firstPerson }));
        Jobs.AddRange(other.Jobs.Select(row => row with { Person = row.Person + firstPerson }));
        SelfEmployment.AddRange(other.SelfEmployment.Select(row => row with { Person = row.Person + firstPerson }));
        Contacts.AddRange(other.Contacts.Select(row => row with { Person = row.Person + firstPerson }));
        Trajectories.AddRange(other.Trajectories.Select(row => row with { Person = row.Person + firstPerson }));
        Instruments.AddRange(other.Instruments.Select(row => row with { Person = row.Person + firstPerson }));
        Requests.AddRange(other.Requests.Select(row => row with { Person = row.Person + firstPerson }));
        Applications.AddRange(other.Applications.Select(row => row with { Person = row.Person + firstPerson }));
        Duties.AddRange(other.Duties.Select(row => row with { Person = row.Person + firstPerson }));
        SurveyAnswers.AddRange(other.SurveyAnswers.Select(row => row with { Person = row.Person + firstPerson }));
        Satisfaction.AddRange(other.Satisfaction.Select(row => row with { Person = row.Person + firstPerson }));
    }

    /// <summary>The rows of each person apart, of <paramref name="people"/> people; surveys and grades too.</summary>
    public RegisterRows[] ByPerson(int people)
    {
        RegisterRows[] rows = [.. Enumerable.Range(0, people).Select(_ => new RegisterRows())];
        Benefits.ForEach(row => rows[row.Person].Benefits.Add(row));
        Jobs.ForEach(row => rows[row.Person].Jobs.Add(row));
        SelfEmployment.ForEach(row => rows[row.Person].SelfEmployment.Add(row));
        Contacts.ForEach(row => rows[row.Person].Contacts.Add(row));
        Trajectories.ForEach(row => rows[row.Person].Trajectories.Add(row));
        Instruments.ForEach(row => rows[row.Person].Instruments.Add(row));
        Requests.ForEach(row => rows[row.Person].Requests.Add(row));
        Applications.ForEach(row => rows[row.Person].Applications.Add(row));
        Duties.ForEach(row => rows[row.Person].Duties.Add(row));
        SurveyAnswers.ForEach(row => rows[row.Person].SurveyAnswers.Add(row));
        Satisfaction.ForEach(row => rows[row.Person].Satisfaction.Add(row));
        return rows;
    }

    /// <summary>Takes all rows out and keeps the room they had.</summary>
    public void Clear()
    {
        Benefits.Clear();
        Jobs.Clear();
        SelfEmployment.Clear();
        Contacts.Clear();
        Trajectories.Clear();
        Instruments.Clear();
        Requests.Clear();
        Applications.Clear();
        Duties.Clear();
        SurveyAnswers.Clear();
        Satisfaction.Clear();
    }
}
