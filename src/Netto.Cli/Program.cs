using System.Runtime.InteropServices;
using Netto.Cli;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => pressed.Cancel = StopsOnTheWay();

// What ends a service, a container or a closed terminal lets the command clean up too.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = StopsOnTheWay());
using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = StopsOnTheWay());
return await NettoApplication.RunAsync(args, CliEnvironment.FromConsole(), cancellation.Token);

// The first signal lets the command clean up; a second one ends the process.
bool StopsOnTheWay()
{
    var first = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
    return first;
}
