using static Netto.Registers.Schema.RegisterPresence;
using static Netto.Registers.Schema.RegisterType;

namespace Netto.Registers.Schema;

/// <summary>The canonical register tables: their names, columns, types and codes. Import, simulation and outcomes all take them from here.</summary>
public static class RegisterSchema
{
    /// <summary>The column with the pseudonym, in every table of a store.</summary>
    public const string Person = "person";

    /// <summary>The column that stands in its place in raw files, before the gate.</summary>
    public const string CitizenNumber = "citizen_number";

    private const string WeightCell = "weight_cell";

    /// <summary>A person.</summary>
    public static RegisterTable People { get; } =
        new(
            "people",
            "a person",
            [
                Who,
                new("birth_date", Date, RequiredMayBeEmpty, "day of birth; empty: unknown"),
                new("sex", Text, RequiredMayBeEmpty, "sex; empty: unknown"),
                new("education", Text, Optional, "highest level of education"),
                new("marital_status", Text, Optional, "marital status"),
                new("partner", Text, Optional, "has a partner, in the codes of the protocol's covariate"),
                new("children", Text, Optional, "has children at home, in the codes of the protocol's covariate"),
            ],
            new RegisterTiming.None()
        )
        {
            Key = [Person],
            Extras = RegisterExtras.Covariates,
        };

    /// <summary>A benefit right: the day on which time begins for a person.</summary>
    public static RegisterTable Entries { get; } =
        new(
            "entries",
            "a benefit right that begins",
            [
                Who,
                new("entry_id", Text, Required, "its number"),
                new("scheme", Text, Required, "benefit scheme"),
                new("entry_date", Date, Required, "first day of the right"),
                new("office", Text, Required, "office that serves the person"),
                new("profile_score", Number, Optional, "predicted chance of work within 12 months, 0 to 1"),
                new("wia_class", Text, Optional, "class of disability, such as 35-80"),
                new("disorder", Text, Optional, "main disorder"),
                new(
                    "several_disorders",
                    Text,
                    Optional,
                    "has more than one disorder, in the codes of the protocol's covariate"
                ),
                new(
                    "from_sickness",
                    Text,
                    Optional,
                    "came from sickness benefit, in the codes of the protocol's covariate"
                ),
                new("had_job", Text, Optional, "had a job on the first day, in the codes of the protocol's covariate"),
            ],
            new RegisterTiming.Event("entry_date")
        )
        {
            Key = ["entry_id"],
            Extras = RegisterExtras.Covariates,
        };

    /// <summary>A person in the experiment, with the arm.</summary>
    public static RegisterTable Assignments { get; } =
        new(
            "assignments",
            "a person in the experiment",
            [
                Who,
                new("arm", Text, Required, "arm of the protocol") { Codes = FromProtocol(ProtocolCodeList.Arms) },
                new("assigned_on", Date, Required, "day of assignment"),
                new("digit", Whole, Optional, "last digit of the citizen number, 0 to 9"),
                new("method", Text, Optional, "how the arm was found"),
            ],
            new RegisterTiming.Event("assigned_on")
        )
        {
            Key = [Person],
        };

    /// <summary>A spell of one benefit scheme, phase and class.</summary>
    public static RegisterTable BenefitSpells { get; } =
        new(
            "benefit_spells",
            "a spell of one scheme, phase and class",
            [
                Who,
                new("scheme", Text, Required, "benefit scheme"),
                Start,
                End,
                new("end_reason", Text, Optional, "why it ended"),
                new("phase", Text, Optional, "phase of the benefit, such as LGU, LAU, VVU"),
                new("class", Text, Optional, "class of disability"),
                new("monthly_amount", Number, Optional, "euros a month"),
            ],
            Spell
        )
        {
            NoOverlapWithin = ["scheme"],
        };

    /// <summary>A spell in one job.</summary>
    public static RegisterTable JobSpells { get; } =
        new(
            "job_spells",
            "a spell in one job",
            [
                Who,
                new("employer", Text, Required, "employer"),
                Start,
                End,
                new("hours_per_week", Number, Optional, "hours a week"),
                new("hourly_wage", Number, Optional, "euros an hour, before tax"),
                new("contract", Text, Optional, "kind of contract; the protocol says which codes are permanent"),
            ],
            Spell
        )
        {
            NoOverlapWithin = ["employer"],
        };

    /// <summary>A calendar year with income as self-employed.</summary>
    public static RegisterTable SelfEmployment { get; } =
        new(
            "self_employment",
            "a calendar year with income as self-employed",
            [Who, new("year", Whole, Required, "calendar year")],
            new RegisterTiming.Year("year")
        )
        {
            Key = [Person, "year"],
        };

    /// <summary>An appointment or another contact.</summary>
    public static RegisterTable Contacts { get; } =
        new(
            "contacts",
            "an appointment",
            [
                Who,
                new("date", Date, Required, "day"),
                new("kind", Text, Required, "kind of contact") { Codes = FromProtocol(ProtocolCodeList.Contacts) },
                new("form", Text, Optional, "with one person or more") { Codes = Fixed("individual", "group") },
                new("status", Text, Optional, "what came of it") { Codes = Fixed("held", "cancelled", "no-show") },
                new("channel", Text, Optional, "how"),
            ],
            new RegisterTiming.Event("date")
        );

    /// <summary>A trajectory, bought from a firm.</summary>
    public static RegisterTable Trajectories { get; } =
        new(
            "trajectories",
            "a trajectory",
            [
                Who,
                new("kind", Text, Required, "kind of trajectory")
                {
                    Codes = FromProtocol(ProtocolCodeList.Trajectories),
                },
                Start,
                End,
                new("result", Text, Optional, "how it ended"),
            ],
            Spell
        )
        {
            NoOverlapWithin = ["kind"],
        };

    /// <summary>An instrument: a test, a trial placement, a job coach, …</summary>
    public static RegisterTable Instruments { get; } =
        new(
            "instruments",
            "an instrument",
            [
                Who,
                new("kind", Text, Required, "kind of instrument")
                {
                    Codes = FromProtocol(ProtocolCodeList.Instruments),
                },
                Start,
                End,
            ],
            Spell
        )
        {
            NoOverlapWithin = ["kind"],
        };

    /// <summary>A self-report: the person asks for service.</summary>
    public static RegisterTable Requests { get; } =
        new("requests", "a self-report", [Who, new("date", Date, Required, "day")], new RegisterTiming.Event("date"));

    /// <summary>A job application.</summary>
    public static RegisterTable Applications { get; } =
        new(
            "applications",
            "a job application",
            [
                Who,
                new("date", Date, Required, "day"),
                new("kind", Text, Optional, "way of applying"),
                new("own_initiative", Truth, Optional, "made on own initiative"),
                new("result", Text, Optional, "what came of it"),
            ],
            new RegisterTiming.Event("date")
        );

    /// <summary>A period with the duty to apply for jobs.</summary>
    public static RegisterTable Duties { get; } =
        new(
            "duties",
            "a period with the duty to apply",
            [
                Who,
                Start,
                End,
                new("met_days", Number, Optional, "days of it on which the duty was met"),
                new("exempt", Truth, Optional, "exempted from the duty"),
            ],
            Spell
        )
        {
            NoOverlapWithin = [],
        };

    /// <summary>An answer to one question of a survey.</summary>
    public static RegisterTable SurveyAnswers { get; } =
        new(
            "survey_answers",
            "an answer",
            [
                Who,
                new("wave", Text, Required, "wave, such as T0"),
                new("item", Text, Required, "question"),
                new("value", Text, RequiredMayBeEmpty, "answer, as a number or a code"),
                new("answered_at", Date, Optional, "day of the answer"),
            ],
            new RegisterTiming.None()
        )
        {
            Key = [Person, "wave", "item"],
        };

    /// <summary>A grade from the client monitor, of a person or, where the monitor cannot be linked to people, of a weight cell.</summary>
    public static RegisterTable Satisfaction { get; } =
        new(
            "satisfaction",
            "a grade from the client monitor",
            [
                Who,
                new(
                    WeightCell,
                    Text,
                    Optional,
                    "arm and traits by which answers are weighted, in place of `citizen_number` where the monitor knows no person"
                ),
                new("date", Date, Required, "day"),
                new("item", Text, Required, "question"),
                new("value", Number, Required, "grade"),
            ],
            new RegisterTiming.Event("date")
        )
        {
            InsteadOfPerson = WeightCell,
        };

    /// <summary>All tables; the first two must be there in any import.</summary>
    public static IReadOnlyList<RegisterTable> Tables { get; } =
    [
        People,
        Entries,
        Assignments,
        BenefitSpells,
        JobSpells,
        SelfEmployment,
        Contacts,
        Trajectories,
        Instruments,
        Requests,
        Applications,
        Duties,
        SurveyAnswers,
        Satisfaction,
    ];

    /// <summary>The table of that name, or null.</summary>
    public static RegisterTable? Find(string name) => Tables.FirstOrDefault(table => table.Name == name);

    private static RegisterColumn Who => new(Person, Text, Required, "pseudonym of the person");

    private static RegisterColumn Start => new("start", Date, Required, "first day");

    private static RegisterColumn End => new("end", Date, RequiredMayBeEmpty, "first day after; empty: still open");

    private static RegisterTiming Spell => new RegisterTiming.Spell("start", "end");

    private static RegisterCodes.Fixed Fixed(params string[] values) => new RegisterCodes.Fixed(values);

    private static RegisterCodes.FromProtocol FromProtocol(ProtocolCodeList list) =>
        new RegisterCodes.FromProtocol(list);
}
