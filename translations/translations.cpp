// Nothing here: CMake wants one source in a library, and the resource compiler's output goes to the programs themselves.
