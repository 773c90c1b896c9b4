using System.Collections.Frozen;

namespace Netto.Evaluation.Results;

/// <summary>
/// The codes that stand in <c>reason</c>, <c>notes</c>, <c>grounds</c> and <c>warnings</c>, with their text in two
/// languages. A code may be followed by ": " and a detail, which is printed as it stands.
/// </summary>
public static class Phrases
{
    private static readonly FrozenDictionary<string, LocalizedText> Texts = new Dictionary<string, LocalizedText>(
        StringComparer.Ordinal
    )
    {
        // reasons
        ["no-people"] = new("geen personen in deze groep", "no people in this group"),
        ["too-few-people"] = new("te weinig personen", "too few people"),
        ["not-observed"] = new("de uitkomst is bij niemand waargenomen", "the outcome is observed for nobody"),
        ["no-variation"] = new("alle waarden zijn gelijk", "all values are equal"),
        ["no-variation-within"] = new(
            "binnen de groepen zijn alle waarden gelijk, zodat de onzekerheid onbekend is",
            "all values within the groups are equal, so that the uncertainty is unknown"
        ),
        ["perfect-separation"] = new(
            "een kenmerk voorspelt de uitkomst volledig",
            "a trait predicts the outcome perfectly"
        ),
        ["no-convergence"] = new("de schatting convergeert niet", "the estimate does not converge"),
        ["no-instrument-variation"] = new(
            "het instrument verschilt niet tussen de groepen",
            "the instrument does not differ between the groups"
        ),
        ["no-first-stage"] = new(
            "toewijzing verandert niet wie het aanbod krijgt",
            "assignment does not change who gets what is offered"
        ),
        ["no-period-before"] = new("geen gegevens van voor het experiment", "no data from before the experiment"),
        ["one-cluster"] = new("te weinig kantoren", "too few offices"),
        ["no-exclusion"] = new(
            "het protocol noemt geen kenmerk dat alleen de selectie beïnvloedt",
            "the protocol names no trait that affects selection only"
        ),
        ["estimator-refused"] = new("de schatter weigert deze gegevens", "the estimator refuses these data"),
        ["one-level"] = new("het kenmerk heeft maar één waarde", "the trait has one value only"),
        ["one-group"] = new("maar één deelgroep met personen", "one subgroup with people only"),
        ["subgroups-overlap"] = new("de deelgroepen overlappen", "the subgroups overlap"),
        ["subgroups-share-offices"] = new(
            "de deelgroepen delen kantoren en zijn dus niet onafhankelijk",
            "the subgroups share offices and are not independent"
        ),
        ["not-measured"] = new("niet gemeten: vraagt een enquête", "not measured: needs a survey"),
        ["beyond-data"] = new("de gegevens reiken niet zo ver", "the data do not reach that far"),
        ["no-such-break-even"] = new("bij geen enkele omvang in evenwicht", "balances at no size"),
        ["not-repeatable"] = new("de toewijzing kan niet worden nagerekend", "the assignment cannot be repeated"),
        ["part-missing"] = new("een onderdeel van de berekening ontbreekt", "a part of the calculation is missing"),
        // notes on effects
        ["dropped-term"] = new("weggelaten wegens samenhang", "left out because other columns determine it"),
        ["separated-class"] = new(
            "klasse weggelaten met haar personen, die allen dezelfde uitkomst hebben",
            "class left out with its people, who all have the same outcome"
        ),
        ["weak-instrument"] = new("zwak instrument (effectieve F onder 10)", "weak instrument (effective F below 10)"),
        ["few-clusters"] = new("weinig kantoren: zie de wilde bootstrap", "few offices: see the wild bootstrap"),
        ["selected"] = new("gecorrigeerd voor selectie", "corrected for selection"),
        ["unprojected"] = new("zonder regressoren in de eerste stap", "without regressors in the first stage"),
        ["without-covariates"] = new("zonder kenmerken: geen waren bruikbaar", "without covariates: none were usable"),
        ["pre-trend"] = new("de trends vooraf verschillen", "trends before the experiment differ"),
        ["small-group"] = new("minder dan 100 personen in een groep", "fewer than 100 people in a group"),
        ["outliers"] = new("zonder uitbijters", "without outliers"),
        ["bootstrap-failed-draws"] = new("trekkingen die niet lukten", "draws that failed"),
        // costs
        ["pension-caveat"] = new(
            "Een verschil in pensionering werkt door in de uitkeringslasten; lees deze rij naast de tabel met standen.",
            "A difference in retirement works through in benefit payments; read this row beside the table of statuses."
        ),
        ["prices-invented"] = new(
            "De eenheidsprijzen zijn verzonnen, want er zijn er geen gepubliceerd: de kosten van de dienstverlening en de totalen zijn een rekenvoorbeeld.",
            "Unit prices are invented, since none are published: the cost of the service and the totals are an example of the calculation."
        ),
        ["discounted-mid-period"] = new(
            "contant gemaakt naar de start, alsof alles halverwege valt",
            "discounted to the start as if all fell halfway"
        ),
        ["caveat-status"] = new("verschil in stand aan het eind", "difference in status at the end"),
        ["without-self-reporters"] = new("zelfmelders niet meegeteld", "self-reporters not counted"),
        ["no-displacement"] = new(
            "Verdringing van anderen is niet meegenomen.",
            "Displacement of others is not taken into account."
        ),
        ["other-schemes-left-out"] = new(
            "Bijstand en pensioen zijn niet meegenomen.",
            "Social assistance and pension are left out."
        ),
        // grounds of evidence
        ["randomised"] = new("willekeurig toegewezen", "assigned at random"),
        ["whole-population"] = new("gaat over alle personen in beide groepen", "is about everybody in both groups"),
        ["balance-holds"] = new("de groepen zijn vergelijkbaar", "the groups are comparable"),
        ["balance-fails"] = new(
            "de groepen verschillen meer dan toeval verklaart",
            "the groups differ more than chance"
        ),
        ["few-errors"] = new("weinig fouten in de toewijzing", "few errors of assignment"),
        ["many-errors"] = new("veel fouten in de toewijzing", "many errors of assignment"),
        ["strong-instrument"] = new(
            "toewijzing bepaalt sterk wie het aanbod krijgt",
            "assignment decides strongly who gets what is offered"
        ),
        ["compliers-only"] = new(
            "geldt voor wie zich aan de toewijzing houdt",
            "holds for those who comply with assignment"
        ),
        ["other-offices"] = new("andere kantoren, niet willekeurig", "other offices, not at random"),
        ["common-trends"] = new("steunt op gelijke trends", "rests on common trends"),
        ["pre-trends-hold"] = new("de trends vooraf lopen gelijk", "trends before run in parallel"),
        ["selected-part"] = new("alleen zichtbaar bij een deel van de personen", "seen for a part of the people only"),
        ["small-numbers"] = new("kleinere aantallen", "smaller numbers"),
        ["ratio-mismatch"] = new("de groepsgrootte wijkt af van het plan", "group sizes differ from the plan"),
        // warnings
        ["covariate-one-level"] = new("kenmerk met één waarde weggelaten", "covariate with one value left out"),
        ["covariate-collinear"] = new("kenmerk weggelaten wegens samenhang", "covariate left out as collinear"),
        ["outcome-constant"] = new("uitkomst is voor iedereen gelijk", "outcome is equal for everybody"),
        ["outcome-not-observed"] = new("uitkomst is bij niemand waargenomen", "outcome is observed for nobody"),
        ["outcome-missing"] = new("uitkomst niet bij iedereen bekend", "outcome not known for everybody"),
        ["attrition-differs"] = new(
            "of de uitkomst bekend is verschilt tussen de groepen, zodat het effect kan vertekenen",
            "whether the outcome is known differs between the arms, which may bias the effect"
        ),
        ["arm-empty"] = new("groep zonder personen", "arm without people"),
        ["not-computed"] = new("niet berekend", "not computed"),
        ["assignment-errors"] = new(
            "personen in een andere groep dan het plan",
            "people in another group than planned"
        ),
        ["sample-ratio"] = new("groepsgrootten wijken af van het plan", "sizes of arms differ from the plan"),
        ["balance"] = new("de groepen verschillen in kenmerken", "the arms differ in traits"),
        ["rows-set-apart"] = new(
            "Rijen van registers die bij het inlezen apart zijn gezet en nergens meetellen (zie ‘Afwijkingen van het protocol’)",
            "Rows of registers that were set apart when they were read and count nowhere (see “Deviations from the protocol”)"
        ),
        ["missing-values"] = new("ontbrekende waarden", "missing values"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All codes, sorted.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The text of a code with its detail, if it has one; an unknown code is returned as it stands.</summary>
    /// <param name="codeAndDetail">A code, or a code, ": " and a detail.</param>
    public static LocalizedText Of(string codeAndDetail)
    {
        ArgumentNullException.ThrowIfNull(codeAndDetail);
        var cut = codeAndDetail.IndexOf(": ", StringComparison.Ordinal);
        var code = cut < 0 ? codeAndDetail : codeAndDetail[..cut];
        var detail = cut < 0 ? "" : codeAndDetail[cut..];
        return Texts.TryGetValue(code, out var text)
            ? new LocalizedText(text.Nl + detail, text.En + detail)
            : new LocalizedText(codeAndDetail, codeAndDetail);
    }

    /// <summary>A warning with its texts.</summary>
    /// <param name="code">A code of this catalogue.</param>
    /// <param name="detail">Names and numbers, the same in both languages; may be empty.</param>
    public static WarningRow Warning(string code, string detail)
    {
        var text = Of(string.IsNullOrEmpty(detail) ? code : $"{code}: {detail}");
        return new WarningRow
        {
            Code = code,
            Text = text.En,
            TextNl = text.Nl,
        };
    }
}
