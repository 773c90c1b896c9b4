namespace Netto.Protocol;

/// <summary>Whether covariates have the levels that they and others speak of.</summary>
internal static class CovariateCheck
{
    public static void Run(CheckContext check)
    {
        foreach (var covariate in check.Protocol.Covariates)
        {
            Levels(check, covariate);
            Source(check, covariate);
        }

        foreach (var condition in check.Protocol.Subgroups.SelectMany(subgroup => subgroup.Where))
        {
            if (Find(check, condition.Covariate) is { } covariate)
            {
                foreach (var level in condition.Levels)
                {
                    Known(check, covariate, level, condition, nameof(condition.Levels));
                }
            }
        }
    }

    private static void Levels(CheckContext check, Covariate covariate)
    {
        switch (covariate)
        {
            case Covariate.Category category:
                Known(check, category, category.Reference, category, nameof(category.Reference));
                if (category.Empty is { } empty)
                {
                    Known(check, category, empty, category, nameof(category.Empty));
                }

                Several(check, category, category.Levels.Count);
                break;
            case Covariate.Bands bands:
                Known(check, bands, bands.Reference, bands, nameof(bands.Reference));
                Ascending(check, bands);
                Numeric(check, bands, bands.Of);
                break;
            case Covariate.Regrouped regrouped:
                Known(check, regrouped, regrouped.Reference, regrouped, nameof(regrouped.Reference));
                Regroup(check, regrouped);
                break;
            case Covariate.Power power:
                Numeric(check, power, power.Of);
                break;
        }
    }

    private static void Several(CheckContext check, Covariate covariate, int count)
    {
        if (count < 2)
        {
            check.Warn(
                "PRT027",
                $"The covariate '{covariate.Id}' has one level and explains nothing.",
                covariate,
                "Levels",
                "It is left out of regressions, and the report says so."
            );
        }
    }

    private static void Regroup(CheckContext check, Covariate.Regrouped regrouped)
    {
        if (Find(check, regrouped.Of) is not { } source)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in regrouped.Into)
        {
            foreach (var level in group.Levels)
            {
                Known(check, source, level, group, nameof(group.Levels));
                if (!seen.Add(level))
                {
                    check.Error("PRT017", $"The level '{level}' stands in two groups.", group, nameof(group.Levels));
                }
            }
        }
    }

    private static void Ascending(CheckContext check, Covariate.Bands bands)
    {
        for (var i = 1; i < bands.Into.Count; i++)
        {
            var band = bands.Into[i];
            if (band.From is not { } from || (bands.Into[i - 1].From is { } before && from <= before))
            {
                check.Error(
                    "PRT028",
                    $"The band '{band.Code}' does not start above the one before it.",
                    band,
                    nameof(band.From),
                    finding => finding with { Expected = "'from' in every band but the first, ascending" }
                );
            }
        }
    }

    private static void Numeric(CheckContext check, Covariate covariate, string of)
    {
        if (
            Find(check, of)
            is not (null or Covariate.Number or Covariate.Age or Covariate.DaysFollowed or Covariate.Power)
        )
        {
            check.Error(
                "PRT028",
                $"'{covariate.Id}' is made of '{of}', which is no number.",
                covariate,
                "Of",
                finding => finding with { Expected = "a covariate of type number, age, power or days-followed" }
            );
        }
    }

    private static void Known(CheckContext check, Covariate covariate, string level, object record, string property)
    {
        if (covariate.LevelIds.Contains(level, StringComparer.Ordinal))
        {
            return;
        }

        check.Error(
            "PRT017",
            $"'{level}' is no level of '{covariate.Id}'.",
            record,
            property,
            finding =>
                finding with
                {
                    Found = $"'{level}'",
                    Expected =
                        covariate.LevelIds.Count == 0
                            ? "a covariate with levels"
                            : "one of " + string.Join(", ", covariate.LevelIds),
                    Nearest = NearestName.Of(level, covariate.LevelIds),
                }
        );
    }

    private static void Source(CheckContext check, Covariate covariate)
    {
        var column = (covariate as Covariate.Category)?.Column ?? (covariate as Covariate.Number)?.Column;
        if (column is not null)
        {
            SourceCheck.Column(check, column, covariate, "Column");
        }
        else if (check.Protocol.Data is DataSource.Flat && covariate is Covariate.Age or Covariate.DaysFollowed)
        {
            check.Error(
                "PRT020",
                $"'{covariate.Id}' needs registers, and the data are one flat table.",
                covariate,
                nameof(covariate.Id),
                finding => finding with { Remedy = "Use type number with the column that holds it." }
            );
        }
    }

    private static Covariate? Find(CheckContext check, string id) =>
        check.Protocol.Covariates.FirstOrDefault(covariate =>
            string.Equals(covariate.Id, id, StringComparison.Ordinal)
        );
}
