namespace Netto.Simulation.Wga;

/// <summary>To whom an item is put.</summary>
internal enum AskedOf
{
    Everybody,

    /// <summary>Only people who got service by their arm: there is nothing to judge for the control arm.</summary>
    ServedArms,
}

/// <summary>The mean of an item in the two waves, for treatment, control and regular arm.</summary>
internal sealed record WaveMeans(double[]? AtEntry, double[] AfterThreeYears);

/// <summary>One item of the survey: answers on a scale of whole numbers, normal before they are rounded.</summary>
/// <param name="Name">Name in the register.</param>
/// <param name="Low">Lowest answer.</param>
/// <param name="High">Highest answer.</param>
/// <param name="Spread">Standard deviation before rounding.</param>
/// <param name="Means">Means by wave and arm; none at entry when the item is not in that wave.</param>
/// <param name="Outlook">Correlation with the person's outlook on work.</param>
internal sealed record SurveyItem(string Name, int Low, int High, double Spread, WaveMeans Means, double Outlook)
{
    public AskedOf AskedOf { get; init; } = AskedOf.Everybody;

    /// <summary>
    /// The items, named after the scales of tables II.4 and III.1 of the source. Means after three years are those of
    /// tables 4.11, 4.15, 4.17 and 5.1; those at entry follow from 4.10, 4.16 and 5.2. Yes and no are 1 and 0: the mean
    /// is the share.
    /// </summary>
    public static readonly SurveyItem[] All =
    [
        new("wellbeing", 1, 10, 1.7, new([6.05, 6.12, 6.12], [6.11, 6.01, 6.06]), 0.3),
        Share("health_positive", [0.235, 0.205, 0.235], [0.247, 0.225, 0.246], 0.3),
        Share("mental_health_positive", [0.555, 0.52, 0.56], [0.541, 0.538, 0.568], 0.25),
        new("care_use", 0, 11, 1.6, new([0.2, 0.75, 0.25], [0.1, 0.6, 0.15]), -0.2),
        Share("weekly_contact", [0.976, 0.936, 0.97], [0.976, 0.956, 0.961], 0.2),
        Share("organised_activity", [0.35, 0.36, 0.38], [0.33, 0.33, 0.34], 0.2),
        Share("care_giving", [0.27, 0.27, 0.28], [0.27, 0.27, 0.28], 0),
        Share("volunteer_work", [0.20, 0.20, 0.21], [0.26, 0.22, 0.24], 0.25),
        Scale("know_which_work", [3.29, 3.29, 3.29], [3.36, 3.30, 3.34], 0.3),
        Scale("know_skills", [3.60, 3.60, 3.60], [3.55, 3.54, 3.53], 0.3),
        Scale("know_steps", [3.32, 3.32, 3.32], [3.28, 3.20, 3.28], 0.3),
        Share("job_interview", null, [0.215, 0.180, 0.166], 0.5),
        Share("applies_monthly", [0.36, 0.36, 0.35], [0.303, 0.285, 0.249], 0.5),
        Share("applies_weekly", [0.26, 0.26, 0.25], [0.208, 0.205, 0.168], 0.5),
        new("applications", 0, 36, 4, new([1.2, 1.2, 1.0], [0.7, 0.4, -0.6]), 0.4),
        Share("mastery_high", [0.85, 0.85, 0.85], [0.82, 0.855, 0.83], 0.2),
        Scale("self_esteem", [3.5, 3.5, 3.5], [3.5, 3.5, 3.47], 0.25),
        Scale("intention_to_search", [2.79, 2.79, 2.79], [2.13, 2.10, 2.03], 0.5),
        Scale("intrinsic_motivation", [3.17, 3.17, 3.17], [2.80, 2.80, 2.74], 0.45),
        Scale("social_influence", [2.66, 2.66, 2.66], [2.64, 2.54, 2.52], 0.3),
        Scale("confidence_to_find_work", [2.76, 2.76, 2.76], [2.60, 2.44, 2.54], 0.5),
        Scale("confidence_in_skills", [3.75, 3.75, 3.75], [3.65, 3.67, 3.68], 0.35),
        new("workbook_grade", 1, 10, 1.6, new(null, [6.94, 6.71, 6.83]), 0.1),
        Share("satisfied_with_support", null, [0.789, 0.5, 0.759], 0.1) with
        {
            AskedOf = AskedOf.ServedArms,
        },
        new("conversation_grade", 0, 10, 1.7, new(null, [7.55, 7, 7.42]), 0.1) { AskedOf = AskedOf.ServedArms },
        Share("helped_social_activity", null, [0.235, 0.2, 0.212], 0.1) with
        {
            AskedOf = AskedOf.ServedArms,
        },
        Share("helped_work_orientation", null, [0.398, 0.3, 0.374], 0.1) with
        {
            AskedOf = AskedOf.ServedArms,
        },
        Share("helped_job_search", null, [0.293, 0.3, 0.337], 0.1) with
        {
            AskedOf = AskedOf.ServedArms,
        },
    ];

    private static SurveyItem Scale(string name, double[] atEntry, double[] after, double outlook) =>
        new(name, 1, 5, 1.1, new WaveMeans(atEntry, after), outlook);

    private static SurveyItem Share(string name, double[]? atEntry, double[] after, double outlook) =>
        new(name, 0, 1, 0, new WaveMeans(atEntry, after), outlook);
}
