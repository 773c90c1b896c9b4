namespace Netto.Protocol;

/// <summary>Whether the methods of a comparison have what they need.</summary>
internal static class ComparisonCheck
{
    public static void Run(CheckContext check)
    {
        foreach (var comparison in check.Protocol.Comparisons)
        {
            foreach (var arm in comparison.Of.Intersect(comparison.Against, StringComparer.Ordinal))
            {
                check.Error(
                    "PRT016",
                    $"The arm '{arm}' is compared with itself.",
                    comparison,
                    nameof(comparison.Against)
                );
            }

            foreach (var method in comparison.Methods)
            {
                Needs(check, comparison, method);
            }

            Headline(check, comparison);
            Errors(check, comparison);
        }
    }

    // Errors that cannot be had are refused, not passed over.
    private static void Errors(CheckContext check, Comparison comparison)
    {
        if (comparison.StandardErrors is not { } kind)
        {
            return;
        }

        var name = Naming.Kebab(kind.ToString());
        var clustered = kind is StandardErrorKind.Cr1 or StandardErrorKind.Cr2;
        if (clustered && check.Protocol.Data is DataSource.Flat { Office: null })
        {
            check.Error(
                "PRT016",
                $"The standard errors {name} of the comparison '{comparison.Id}' are by office, and the data name none.",
                comparison,
                nameof(comparison.StandardErrors),
                finding =>
                    finding with
                    {
                        Expected = "data.office, the column of the office, site or other cluster",
                        Remedy = "Name it, or ask for hc1, hc2 or hc3.",
                    }
            );
        }

        if (!clustered && comparison.Methods.Any(method => method is EffectMethod.Did or EffectMethod.DidIv))
        {
            check.Error(
                "PRT016",
                $"The comparison '{comparison.Id}' is between offices, and its standard errors are by office.",
                comparison,
                nameof(comparison.StandardErrors),
                finding => finding with { Found = name, Expected = "cr1 or cr2" }
            );
        }
    }

    private static void Needs(CheckContext check, Comparison comparison, EffectMethod method)
    {
        var protocol = check.Protocol;
        var name = Naming.Kebab(method.ToString());
        if (method is EffectMethod.Late or EffectMethod.DidIv && protocol.TreatmentReceived is null)
        {
            Missing(check, comparison, name, "treatment_received");
        }

        if (method is EffectMethod.Did or EffectMethod.DidIv)
        {
            if (protocol.PeriodBefore is null)
            {
                Missing(check, comparison, name, "period_before");
            }

            if (protocol.Population.Offices.Comparison.Count == 0)
            {
                Missing(check, comparison, name, "population.offices.comparison");
            }
        }

        if (method is EffectMethod.IttAdjusted && (comparison.Covariates ?? protocol.Analysis.AdjustFor).Count == 0)
        {
            Missing(check, comparison, name, "covariates (here, or analysis.adjust_for)");
        }

        if (
            method is EffectMethod.Itt or EffectMethod.IttAdjusted or EffectMethod.Late
            && Outside(protocol, comparison)
        )
        {
            check.Error(
                "PRT016",
                $"The comparison '{comparison.Id}' has an arm outside the randomisation, so {name} has no meaning.",
                comparison,
                nameof(comparison.Methods),
                finding => finding with { Expected = "did or did-iv" }
            );
        }
    }

    private static bool Outside(ExperimentProtocol protocol, Comparison comparison) =>
        protocol.Arms.Any(arm =>
            arm.Role == ArmRole.Comparison
            && (
                comparison.Of.Contains(arm.Id, StringComparer.Ordinal)
                || comparison.Against.Contains(arm.Id, StringComparer.Ordinal)
            )
        );

    private static void Missing(CheckContext check, Comparison comparison, string method, string what) =>
        check.Error(
            "PRT016",
            $"The method {method} of the comparison '{comparison.Id}' needs {what}.",
            comparison,
            nameof(comparison.Methods),
            finding => finding with { Expected = what, Remedy = $"Add it, or leave {method} out." }
        );

    private static void Headline(CheckContext check, Comparison comparison)
    {
        if (comparison.Methods.Count == 0)
        {
            check.Error(
                "PRT016",
                $"The comparison '{comparison.Id}' has no method.",
                comparison,
                nameof(comparison.Methods)
            );
        }
        else if (comparison.Headline is { } headline && !comparison.Methods.Contains(headline))
        {
            check.Error(
                "PRT016",
                $"The headline of '{comparison.Id}' uses a method that is not computed.",
                comparison,
                nameof(comparison.Headline),
                finding =>
                    finding with
                    {
                        Found = Naming.Kebab(headline.ToString()),
                        Expected =
                            "one of " + string.Join(", ", comparison.Methods.Select(m => Naming.Kebab(m.ToString()))),
                    }
            );
        }
    }
}
