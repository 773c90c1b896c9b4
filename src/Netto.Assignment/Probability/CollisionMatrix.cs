using Netto.Protocol;

namespace Netto.Assignment;

/// <summary>How the arms of two experiments fall together.</summary>
/// <param name="Rows">Arms of the first experiment.</param>
/// <param name="Columns">Arms of the second.</param>
/// <param name="Joint">Share of people in row arm and column arm; together 1.</param>
/// <param name="IsIndependent">Whether every joint share is the product of its margins: the experiments do not disturb each other.</param>
public sealed record CollisionMatrix(
    IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<double>> Joint,
    bool IsIndependent
)
{
    /// <summary>
    /// The matrix by design. Two experiments by last digit share the digit; draws by keyed hash are independent of everything,
    /// unless both use one salt (and, as must be supposed, one key): then they share the number.
    /// </summary>
    public static CollisionMatrix ByDesign(ExperimentProtocol first, ExperimentProtocol second)
    {
        var rows = Randomised(first);
        var columns = Randomised(second);
        var joint = rows.Select(row =>
                (IReadOnlyList<double>)[.. columns.Select(column => Share(first, row, second, column))]
            )
            .ToList();
        return new CollisionMatrix(rows, columns, joint, Independent(joint));
    }

    private static IReadOnlyList<string> Randomised(ExperimentProtocol protocol) =>
        [.. protocol.Arms.Where(arm => arm.Role != ArmRole.Comparison).Select(arm => arm.Id)];

    private static double Share(ExperimentProtocol first, string row, ExperimentProtocol second, string column) =>
        (first.Assignment, second.Assignment) switch
        {
            (AssignmentRule.LastDigit a, AssignmentRule.LastDigit b) => Enumerable
                .Range(0, 10)
                .Count(digit => Same(a.Digits.ArmOf(digit), row) && Same(b.Digits.ArmOf(digit), column)) / 10.0,
            (AssignmentRule.KeyedHash a, AssignmentRule.KeyedHash b)
                when Same(a.Salt ?? first.Id, b.Salt ?? second.Id) => Overlap(
                Range(a.Shares, row),
                Range(b.Shares, column)
            ),
            _ => Margin(first, row) * Margin(second, column),
        };

    private static double Margin(ExperimentProtocol protocol, string arm) =>
        protocol.Assignment switch
        {
            AssignmentRule.LastDigit digits => digits.Digits.ShareOf(arm),
            AssignmentRule.KeyedHash hash => Length(Range(hash.Shares, arm)),
            AssignmentRule.Blocked blocked => Length(Range(blocked.Shares, arm)),
            AssignmentRule.Recorded recorded => Length(Range(recorded.Shares, arm)),
            _ => 0,
        };

    private static (double From, double To) Range(IReadOnlyList<ArmShare> shares, string arm)
    {
        var from = shares.TakeWhile(share => !Same(share.Arm, arm)).Sum(share => share.Share);
        return (from, from + (shares.FirstOrDefault(share => Same(share.Arm, arm))?.Share ?? 0));
    }

    private static double Length((double From, double To) range) => range.To - range.From;

    private static double Overlap((double From, double To) a, (double From, double To) b) =>
        Math.Max(0, Math.Min(a.To, b.To) - Math.Max(a.From, b.From));

    private static bool Independent(List<IReadOnlyList<double>> joint)
    {
        var rows = joint.Select(row => row.Sum()).ToList();
        var columns = Enumerable.Range(0, joint[0].Count).Select(c => joint.Sum(row => row[c])).ToList();
        return joint
            .Select(
                (row, r) => row.Select((share, c) => Math.Abs(share - (rows[r] * columns[c])) < 1e-12).All(same => same)
            )
            .All(same => same);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
