using System.Globalization;
using System.Text;

namespace Netto.Protocol;

/// <summary>A made-up table of 400 people for the flat template: something to evaluate before there are data. Always the same.</summary>
internal static class ExampleTable
{
    private const int People = 400;

    public static string Write()
    {
        var text = new StringBuilder("id,arm,site,female,age,took_up,weeks,left\n");
        var random = new Lehmer(20240229);
        for (var id = 1; id <= People; id++)
        {
            var arm = id % 2;
            var female = random.Next() < 0.5 ? 1 : 0;
            var age = 20 + (int)(random.Next() * 45);
            var tookUp = arm == 1 && random.Next() < 0.8 ? 1 : 0;
            // Weeks until leaving: exponential, shorter for who took the offer up and longer with age; cut off at 26.
            var mean = 11.0 + (0.12 * (age - 40)) - (2.5 * tookUp);
            var weeks = (int)Math.Ceiling(-mean * Math.Log(1 - random.Next()));
            var left = weeks <= 26 ? 1 : 0;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{id},{arm},site{1 + (id % 5)},{female},{age},{tookUp},{Math.Clamp(weeks, 1, 26)},{left}\n"
            );
        }

        return text.ToString();
    }

    // Park and Miller (1988): enough for an example, and the same on every machine.
    private sealed class Lehmer(long seed)
    {
        private long _state = seed;

        public double Next()
        {
            _state = _state * 48271 % 2147483647;
            return _state / 2147483647.0;
        }
    }
}
