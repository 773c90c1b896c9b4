using Netto.Outcomes.Plans;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.Kinds;

/// <summary>
/// The state of a person's benefit right on a day: that of a running spell, or else by the reason for which the last
/// one ended. Death, pension and detention are such reasons, so people in them stay in the denominator.
/// </summary>
internal static class StatusPlans
{
    private static readonly Rows Spells = Rows.Of(RegisterTables.BenefitSpells);

    public static OutcomePlan StatusAt(Outcome.StatusAt outcome, BenefitStates states)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Month);
        var state = StateAtEnd(window, states);
        var wanted = states
            .States.Select((item, index) => (item, index))
            .Where(pair => outcome.States.Contains(pair.item.Id, StringComparer.Ordinal))
            .Select(pair => state.Is(Values.Number(pair.index)))
            .Aggregate((left, right) => left.OrElse(right));
        return OutcomePlan.ForEverybody(
            outcome,
            window,
            state.IsMissing().Choose(Values.MissingNumber, wanted.AsNumber())
        );
    }

    /// <summary>Index of the first state that fits on the window's last day; missing when none does.</summary>
    public static Series<PerPerson, double> StateAtEnd(Window window, BenefitStates states)
    {
        var spells = SpellsOf(states);
        var day = window.LastDay.Named($"last_day_of_{window.Name}");
        var isRunning = (spells.Start <= day).And(spells.End.IsMissing().OrElse(spells.End > day));
        var ended = spells.Where(spell => spell.End <= day);
        var runs = spells.Any(isRunning);
        var reason = ended.First(ended.Text("end_reason"), Rows.Descending(ended.End), Rows.Descending(ended.Start));
        var found = Values.MissingNumber;
        for (var index = states.States.Count - 1; index >= 0; index--)
        {
            var state = states.States[index];
            var fits = state.Side switch
            {
                StateSide.InBenefit => spells.Any(Matches(spells, isRunning, state)),
                StateSide.Out when state.EndReasons.Count > 0 => runs.Not().And(reason.IsIn([.. state.EndReasons])),
                StateSide.Out when state.Schemes.Count > 0 => runs.Not().And(RunsIn(state, index, day)),
                StateSide.Out => runs.Not(),
                _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(state.Side),
            };
            found = fits.Choose(Values.Number(index), found);
        }
        return found.Named($"state_at_end_of_{window.Name}");
    }

    // Outside the right, in another benefit that the state names.
    private static Series<PerPerson, bool> RunsIn(BenefitState state, int index, Series<PerPerson, LocalDate> day)
    {
        var spells = Spells
            .Where(spell => spell.Text("scheme").IsIn([.. state.Schemes]))
            .Named($"spells_of_state_{index}");
        return spells.Any((spells.Start <= day).And(spells.End.IsMissing().OrElse(spells.End > day)));
    }

    private static Series<PerRow, bool> Matches(Rows spells, Series<PerRow, bool> isRunning, BenefitState state)
    {
        var matches = isRunning;
        if (state.Schemes.Count > 0)
        {
            matches = matches.And(spells.Text("scheme").IsIn([.. state.Schemes]));
        }
        return state.Classes.Count > 0 ? matches.And(spells.Text("class").IsIn([.. state.Classes])) : matches;
    }

    // Other benefits than those of the states, such as sickness benefit, say nothing about the right.
    private static Rows SpellsOf(BenefitStates states)
    {
        var inBenefit = states.States.Where(state => state.Side == StateSide.InBenefit).ToList();
        if (inBenefit.Exists(state => state.Schemes.Count == 0))
        {
            return Spells;
        }
        var schemes = inBenefit.SelectMany(state => state.Schemes).Distinct(StringComparer.Ordinal).ToArray();
        return Spells.Where(spell => spell.Text("scheme").IsIn(schemes)).Named("benefit_spells_with_state");
    }
}
