# Fails when a sentence with %n in the source lacks a plural form in TS_FILE. UPDATE is the lupdate command without the
# file it writes; it works on COPY, so that the source stays as it is.
configure_file(${TS_FILE} ${COPY} COPYONLY)
execute_process(COMMAND ${UPDATE} ${COPY} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "lupdate failed (${result}):\n${output}")
endif()

file(READ ${COPY} text)
string(REPLACE ";" "," text "${text}") # else CMake takes each as the end of a list's item
string(REGEX MATCHALL "<source>[^<]*</source>" sources "${text}")
if(NOT sources)
    message(FATAL_ERROR "lupdate found no sentence with %n: it looks in the wrong place.\n${output}")
endif()
# From a source to the mark that follows it, over no other message in between: one has at most a comment before its mark.
set(between "(<(comment|extracomment|translatorcomment)>[^<]*</[a-z]+>[ \n]*)*")
string(REGEX MATCHALL "<source>[^<]*</source>[ \n]*${between}<translation type=\"unfinished\">" unfinished "${text}")
list(TRANSFORM unfinished REPLACE "^<source>([^<]*)</source>.*" "\n  \\1")
if(unfinished)
    message(FATAL_ERROR "No plurals in ${TS_FILE} (build update_translations and fill in both forms):${unfinished}")
endif()
if(text MATCHES "<numerusform></numerusform>|<numerusform/>")
    message(FATAL_ERROR "A form is empty in ${TS_FILE}: look for <numerusform></numerusform>")
endif()
