namespace Netto.Outcomes.Tests.Spec;

/// <summary>All kinds, in the order of the docs.</summary>
internal static class OutcomeSpecs
{
    public static IReadOnlyList<OutcomeSpec> All { get; } =
    [
        .. JobSpecs.All,
        .. JobSpellSpecs.All,
        .. JobQualitySpecs.All,
        .. BenefitSpecs.All,
        .. BenefitStateSpecs.All,
        .. ServiceSpecs.All,
    ];
}
