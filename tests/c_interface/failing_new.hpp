// operator new that runs out of memory when a test wants it to.
#pragma once

namespace failing_new {

/// How many allocations of this thread still succeed; below zero: all.
extern thread_local long left;

}  // namespace failing_new
