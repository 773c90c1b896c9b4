using Netto.Outcomes.Plans;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.Kinds;

/// <summary>What all plans of one protocol have in common: the dates of a person, the end of the data, the benefit.</summary>
internal sealed record StudyPlans(ExperimentProtocol Protocol)
{
    /// <summary>First day of which there are no data.</summary>
    public required LocalDate DataEnd { get; init; }

    /// <summary>Days within which a resumed right keeps its first day.</summary>
    public int RevivalDays => Protocol.Population.RevivalDays ?? 0;

    /// <summary>Schemes of the benefit under study.</summary>
    public IReadOnlyList<string> SchemesOr(IReadOnlyList<string> named) =>
        named.Count > 0 ? named
        : Protocol.Population.Scheme is { } scheme ? [scheme]
        : [];

    /// <summary>The codes that registers use for services: their ids and other codes.</summary>
    public static IReadOnlyList<string> CodesOf(IEnumerable<Service> catalogue, IReadOnlyCollection<string> services) =>
        [
            .. catalogue
                .Where(service => services.Contains(service.Id, StringComparer.Ordinal))
                .SelectMany(service => service.Codes.Prepend(service.Id))
                .Distinct(StringComparer.Ordinal),
        ];

    public static Series<PerPerson, LocalDate> Entry { get; } = PersonDate(PopulationShape.EntryDate);

    public static Series<PerPerson, LocalDate> DateOf(DateOfPerson origin) =>
        origin switch
        {
            DateOfPerson.Entry => Entry,
            DateOfPerson.Start => PersonDate(PopulationShape.StartDate),
            DateOfPerson.Assignment => PersonDate(PopulationShape.AssignedOn),
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(origin),
        };

    public static Window WindowOf(DateOfPerson origin, Horizon horizon) =>
        Window.Of(DateOf(origin), NameOf(origin), horizon);

    public static Window WindowOf(DateOfPerson origin, int months) =>
        Window.OfMonths(DateOf(origin), NameOf(origin), months);

    private static Series<PerPerson, LocalDate> PersonDate(string column) =>
        new(new Expression.PersonColumn(column, ValueKind.Date));

    private static string NameOf(DateOfPerson origin) =>
        origin switch
        {
            DateOfPerson.Entry => "entry",
            DateOfPerson.Start => "start",
            DateOfPerson.Assignment => "assignment",
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(origin),
        };
}
