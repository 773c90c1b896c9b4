using Netto.Assignment;
using Netto.Protocol;

namespace Netto.Cli.Checking;

/// <summary>Tells how the arms of two experiments fall together.</summary>
internal static class CollisionReport
{
    public static void Write(CommandRun run, ExperimentProtocol first, ExperimentProtocol second)
    {
        var matrix = CollisionMatrix.ByDesign(first, second);
        var head = $"{first.Id} \\ {second.Id}";
        var width = Math.Max(head.Length, matrix.Rows.Max(row => row.Length)) + 2;
        run.WriteLine(head.PadRight(width) + string.Concat(matrix.Columns.Select(column => column.PadLeft(14))));
        for (var r = 0; r < matrix.Rows.Count; r++)
        {
            run.WriteLine(
                matrix.Rows[r].PadRight(width)
                    + string.Concat(matrix.Joint[r].Select(share => $"{share * 100:0.0}%".PadLeft(14)))
            );
        }

        run.WriteLine(
            matrix.IsIndependent
                ? "The two draws are independent: each experiment is balanced within the arms of the other."
                : "The two draws are NOT independent: the same people are in certain arms of both. Use keyed-hash with different salts."
        );
    }
}
