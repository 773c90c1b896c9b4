using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>
/// The history of one person under one arm. Without service and enforcement the exit is the same in all arms. Service
/// can bring work, partial work or a report of sickness forward; personal enforcement can end the benefit early, but
/// brings no work.
/// </summary>
internal sealed class ThreeArmHistory(ThreeArmModel model)
{
    private const double DriveSpread = 0.25;

    /// <summary>Adds the rows of a person under an arm.</summary>
    public void AddTo(RegisterRows rows, ThreeArmPerson person, PersonRandom random, ServiceArm arm)
    {
        var drive = Math.Exp((DriveSpread * person.Drive) - (DriveSpread * DriveSpread / 2));
        var baseline = model.Exits[person.Profile].Draw(random.Uniform(ThreeArmStreams.Exit), drive);
        var course = new ThreeArmCourse(baseline, SicknessOf(baseline, person, random));
        course = Deterred(course, random, arm);
        var service = new ThreeArmService(model, person, random, arm);
        course = service.AddTo(rows, course);
        new ThreeArmWork(model, person, random).AddTo(rows, course);
        new ThreeArmSearch(model, person, random, arm).AddTo(rows, course);
        ThreeArmSurvey.AddAnswers(rows, person, random, arm);
    }

    private bool SicknessOf(Exit exit, ThreeArmPerson person, PersonRandom random) =>
        exit.Kind == ExitKind.Other && random.Happens(model.Sickness[person.Profile], ThreeArmStreams.OtherReason);

    private ThreeArmCourse Deterred(ThreeArmCourse course, PersonRandom random, ServiceArm arm)
    {
        if (arm == ServiceArm.Control || !random.Happens(model.Deterred, ThreeArmStreams.Deterred))
        {
            return course;
        }

        var month = 1 + (3 * random.Uniform(ThreeArmStreams.DeterredTime));
        return month < course.BenefitEnd ? course with { BenefitEnd = month, GaveUp = true } : course;
    }
}

/// <summary>What happens to a person, in months after entry.</summary>
/// <param name="Exit">How the right would end by itself, or as service changed it.</param>
/// <param name="Sick">Whether it ends in sickness or disability benefit.</param>
internal sealed record ThreeArmCourse(Exit Exit, bool Sick)
{
    /// <summary>When the benefit ends.</summary>
    public double BenefitEnd { get; init; } = Exit.Month;

    /// <summary>Whether the benefit was given up before the exit; work comes at its own time.</summary>
    public bool GaveUp { get; init; }

    /// <summary>When service brings a partial job; infinite when it does not.</summary>
    public double PartialWork { get; init; } = double.PositiveInfinity;
}
