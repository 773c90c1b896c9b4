using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Netto.DuckDb.Native;

/// <summary>Counts the native objects that are alive, so that a test can see a leak.</summary>
internal static class LiveHandles
{
    private static int count;

    internal static int Count => Volatile.Read(ref count);

    internal static void Opened() => Interlocked.Increment(ref count);

    internal static void Closed() => Interlocked.Decrement(ref count);
}

internal abstract class DuckDbHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    protected DuckDbHandle(nint native)
        : base(ownsHandle: true)
    {
        SetHandle(native);
        if (native is not 0 and not -1)
        {
            LiveHandles.Opened();
        }
    }

    protected sealed override bool ReleaseHandle()
    {
        Release(handle);
        LiveHandles.Closed();
        return true;
    }

    protected abstract void Release(nint native);
}

internal sealed class DatabaseHandle(nint native) : DuckDbHandle(native)
{
    protected override void Release(nint native) => NativeMethods.duckdb_close(ref native);
}

internal sealed class ConnectionHandle(nint native) : DuckDbHandle(native)
{
    protected override void Release(nint native) => NativeMethods.duckdb_disconnect(ref native);
}

internal sealed class StatementHandle(nint native) : DuckDbHandle(native)
{
    protected override void Release(nint native) => NativeMethods.duckdb_destroy_prepare(ref native);
}

internal sealed class ChunkHandle(nint native) : DuckDbHandle(native)
{
    protected override void Release(nint native) => NativeMethods.duckdb_destroy_data_chunk(ref native);
}

internal sealed class AppenderHandle(nint native) : DuckDbHandle(native)
{
    protected override void Release(nint native)
    {
        // Without the clear, destroying would write the rows of an appender that was given up.
        NativeMethods.duckdb_appender_clear(native);
        _ = NativeMethods.duckdb_appender_destroy(ref native);
    }
}

/// <summary>A <c>duckdb_result</c> in unmanaged memory, destroyed and freed once.</summary>
internal sealed unsafe class ResultHandle : DuckDbHandle
{
    internal ResultHandle()
        : base((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult))) { }

    internal NativeResult* Pointer => (NativeResult*)handle;

    protected override void Release(nint native)
    {
        NativeMethods.duckdb_destroy_result((NativeResult*)native);
        NativeMemory.Free((void*)native);
    }
}
