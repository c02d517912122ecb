namespace Omozukai.Studio;

/// <summary>A place for one message: a newer one takes it. Its owner locks.</summary>
internal sealed class NewestMessage(int maxLength)
{
    private byte[] _waiting = new byte[maxLength], _taken = new byte[maxLength];
    private int _length;

    public void Put(ReadOnlySpan<byte> message)
    {
        message.CopyTo(_waiting);
        _length = message.Length;
    }

    /// <summary>The message, valid until the next one is taken; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Take()
    {
        if (_length == 0) return null;
        (_waiting, _taken) = (_taken, _waiting);
        ReadOnlyMemory<byte> message = _taken.AsMemory(0, _length);
        _length = 0;
        return message;
    }
}
