"""
Files that this process holds until it ends. The system itself lets go of them, however the process ends, so a lock is
never stale; and it holds across containers that share a folder, where process numbers mean nothing.
"""

import errno
import os
import time

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

# Windows forbids to read what is locked: this byte is far behind what the file says.
FAR = 1 << 30
HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
held = {}


def lock(path, seconds):
    """Whether this process now holds the file; makes it where it is missing, and waits so long for its owner."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o644)
    deadline = time.monotonic() + seconds
    try:
        while not taken(descriptor):
            if time.monotonic() >= deadline:
                os.close(descriptor)
                return False
            time.sleep(0.05)
    except OSError:
        os.close(descriptor)
        raise
    held[path] = descriptor
    return True


def taken(descriptor):
    try:
        if "fcntl" in globals():
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            os.lseek(descriptor, FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        return True
    except OSError as error:
        if error.errno in HELD:
            return False
        raise


def unlock(path):
    os.close(held.pop(path))


def unlock_all():
    for path in list(held):
        unlock(path)
