<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sheaf::Causes</name>
    <message numerus="yes">
        <source>%Ln answers were cut off because the limit of %L1 tokens was reached.</source>
        <translation>
            <numerusform>%Ln answer was cut off because the limit of %L1 tokens was reached.</numerusform>
            <numerusform>%Ln answers were cut off because the limit of %L1 tokens was reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers were cut off because the model&apos;s limit of tokens was reached.</source>
        <translation>
            <numerusform>%Ln answer was cut off because the model&apos;s limit of tokens was reached.</numerusform>
            <numerusform>%Ln answers were cut off because the model&apos;s limit of tokens was reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers are empty.</source>
        <translation>
            <numerusform>%Ln answer is empty.</numerusform>
            <numerusform>%Ln answers are empty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model or its content filter refused %Ln rows.</source>
        <translation>
            <numerusform>The model or its content filter refused %Ln row.</numerusform>
            <numerusform>The model or its content filter refused %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers do not have the form that was asked for.</source>
        <translation>
            <numerusform>%Ln answer does not have the form that was asked for.</numerusform>
            <numerusform>%Ln answers do not have the form that was asked for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are longer than the model can read.</source>
        <translation>
            <numerusform>%Ln row is longer than the model can read.</numerusform>
            <numerusform>%Ln rows are longer than the model can read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service does not know the model that %Ln rows ask for.</source>
        <translation>
            <numerusform>The service does not know the model that %Ln row asks for.</numerusform>
            <numerusform>The service does not know the model that %Ln rows ask for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service did not accept the request of %Ln rows.</source>
        <translation>
            <numerusform>The service did not accept the request of %Ln row.</numerusform>
            <numerusform>The service did not accept the request of %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service took too long over %Ln rows and gave up.</source>
        <translation>
            <numerusform>The service took too long over %Ln row and gave up.</numerusform>
            <numerusform>The service took too long over %Ln rows and gave up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service tried %Ln rows several times and gave up.</source>
        <translation>
            <numerusform>The service tried %Ln row several times and gave up.</numerusform>
            <numerusform>The service tried %Ln rows several times and gave up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service had too much to do for %Ln rows.</source>
        <translation>
            <numerusform>The service had too much to do for %Ln row.</numerusform>
            <numerusform>The service had too much to do for %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Something broke at the service while it worked on %Ln rows.</source>
        <translation>
            <numerusform>Something broke at the service while it worked on %Ln row.</numerusform>
            <numerusform>Something broke at the service while it worked on %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time for the batch ran out before %Ln rows had their turn.</source>
        <translation>
            <numerusform>The time for the batch ran out before %Ln row had its turn.</numerusform>
            <numerusform>The time for the batch ran out before %Ln rows had their turn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were cancelled before they had an answer.</source>
        <translation>
            <numerusform>%Ln row was cancelled before it had an answer.</numerusform>
            <numerusform>%Ln rows were cancelled before they had an answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service sent nothing back for %Ln rows.</source>
        <translation>
            <numerusform>The service sent nothing back for %Ln row.</numerusform>
            <numerusform>The service sent nothing back for %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service refused the file with %Ln rows before it ran any of them.</source>
        <translation>
            <numerusform>The service refused the file with %Ln row before it ran it.</numerusform>
            <numerusform>The service refused the file with %Ln rows before it ran any of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows failed for a reason that only the service&apos;s words tell.</source>
        <translation>
            <numerusform>%Ln row failed for a reason that only the service&apos;s words tell.</numerusform>
            <numerusform>%Ln rows failed for a reason that only the service&apos;s words tell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send these %Ln rows again?</source>
        <translation>
            <numerusform>Send this row again?</numerusform>
            <numerusform>Send these %Ln rows again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Raise it and send these %Ln rows again?</source>
        <translation>
            <numerusform>Raise it and send this row again?</numerusform>
            <numerusform>Raise it and send these %Ln rows again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorten a column that the prompt uses, then send these %Ln rows again.</source>
        <translation>
            <numerusform>Shorten a column that the prompt uses, then send this row again.</numerusform>
            <numerusform>Shorten a column that the prompt uses, then send these %Ln rows again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the prompt or its settings, then send these %Ln rows again.</source>
        <translation>
            <numerusform>Change the prompt or its settings, then send this row again.</numerusform>
            <numerusform>Change the prompt or its settings, then send these %Ln rows again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose another model, then send these %Ln rows again.</source>
        <translation>
            <numerusform>Choose another model, then send this row again.</numerusform>
            <numerusform>Choose another model, then send these %Ln rows again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend the lines that the service names, then send these %Ln rows again.</source>
        <translation>
            <numerusform>Mend the lines that the service names, then send this row again.</numerusform>
            <numerusform>Mend the lines that the service names, then send these %Ln rows again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change these %Ln lines, then send them again.</source>
        <translation>
            <numerusform>Change this line, then send it again.</numerusform>
            <numerusform>Change these %Ln lines, then send them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::Cli</name>
    <message numerus="yes">
        <source>%n requests written.</source>
        <translation>
            <numerusform>%n request written.</numerusform>
            <numerusform>%n requests written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows written to %1.</source>
        <translation>
            <numerusform>%n row written to %1.</numerusform>
            <numerusform>%n rows written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows.</source>
        <translation>
            <numerusform>%n row.</numerusform>
            <numerusform>%n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) are not finished: their rows have no answers yet. `sheaf-cli resume` carries on.</source>
        <translation>
            <numerusform>%n part is not finished: its rows have no answers yet. `sheaf-cli resume` carries on.</numerusform>
            <numerusform>%n parts are not finished: their rows have no answers yet. `sheaf-cli resume` carries on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::Notes</name>
    <message numerus="yes">
        <source>%Ln rows are shorter than the header (first in %1).</source>
        <translation>
            <numerusform>%Ln row is shorter than the header (in %1).</numerusform>
            <numerusform>%Ln rows are shorter than the header (first in %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are longer than the header (first in %1).</source>
        <translation>
            <numerusform>%Ln row is longer than the header (in %1).</numerusform>
            <numerusform>%Ln rows are longer than the header (first in %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows hold bytes that are no text, shown as � (first in %1).</source>
        <translation>
            <numerusform>%Ln row holds bytes that are no text, shown as � (in %1).</numerusform>
            <numerusform>%Ln rows hold bytes that are no text, shown as � (first in %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank lines were left out (first: %1).</source>
        <translation>
            <numerusform>%Ln blank line was left out (%1).</numerusform>
            <numerusform>%Ln blank lines were left out (first: %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quotation marks that are never closed were taken as ordinary characters (first in %1).</source>
        <translation>
            <numerusform>%Ln quotation mark that is never closed was taken as an ordinary character (in %1).</numerusform>
            <numerusform>%Ln quotation marks that are never closed were taken as ordinary characters (first in %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines are no JSON objects (first: %1).</source>
        <translation>
            <numerusform>%Ln line is no JSON object (%1).</numerusform>
            <numerusform>%Ln lines are no JSON objects (first: %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines have no counterpart as a request and were left out (first: %1, %2).</source>
        <translation>
            <numerusform>%Ln line has no counterpart as a request and was left out (%1, %2).</numerusform>
            <numerusform>%Ln lines have no counterpart as a request and were left out (first: %1, %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings have no counterpart and were left out (first: %2 in %1).</source>
        <translation>
            <numerusform>%Ln setting has no counterpart and was left out (%2 in %1).</numerusform>
            <numerusform>%Ln settings have no counterpart and were left out (first: %2 in %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys came too late to become columns (first: %2 in %1).</source>
        <translation>
            <numerusform>%Ln key came too late to become a column (%2 in %1).</numerusform>
            <numerusform>%Ln keys came too late to become columns (first: %2 in %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The size of %Ln pictures could not be read (first: %1).</source>
        <translation>
            <numerusform>The size of %Ln picture could not be read (%1).</numerusform>
            <numerusform>The size of %Ln pictures could not be read (first: %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other files in the folder were left out.</source>
        <translation>
            <numerusform>%Ln other file in the folder was left out.</numerusform>
            <numerusform>%Ln other files in the folder were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files are empty (first: %1).</source>
        <translation>
            <numerusform>%Ln file is empty (%1).</numerusform>
            <numerusform>%Ln files are empty (first: %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were left out.</source>
        <translation>
            <numerusform>%Ln row was left out.</numerusform>
            <numerusform>%Ln rows were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells, fewer than the header: the rest are empty.</source>
        <translation>
            <numerusform>%n cell, fewer than the header: the rest are empty.</numerusform>
            <numerusform>%n cells, fewer than the header: the rest are empty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells, more than the header.</source>
        <translation>
            <numerusform>%n cell, more than the header.</numerusform>
            <numerusform>%n cells, more than the header.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::Assumptions</name>
    <message numerus="yes">
        <source>%Ln file(s) were put together; the column “file” says where a row is from.</source>
        <translation>
            <numerusform>%Ln file was put together; the column “file” says where a row is from.</numerusform>
            <numerusform>%Ln files were put together; the column “file” says where a row is from.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::CellFinder</name>
    <message numerus="yes">
        <source>%Ln cell(s)</source>
        <translation>
            <numerusform>%Ln cell</numerusform>
            <numerusform>%Ln cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::ColumnActions</name>
    <message numerus="yes">
        <source>&amp;Hide %Ln column(s)</source>
        <translation>
            <numerusform>&amp;Hide %Ln column</numerusform>
            <numerusform>&amp;Hide %Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show du&amp;plicates by %Ln column(s)</source>
        <translation>
            <numerusform>Show du&amp;plicates by %Ln column</numerusform>
            <numerusform>Show du&amp;plicates by %Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::DecisionTexts</name>
    <message numerus="yes">
        <source>Part %L1 has %Ln row(s).</source>
        <translation>
            <numerusform>Part %L1 has %Ln row.</numerusform>
            <numerusform>Part %L1 has %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %Ln row(s).</source>
        <translation>
            <numerusform>It has %Ln row.</numerusform>
            <numerusform>It has %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create a batch of %Ln row(s)?</source>
        <translation>
            <numerusform>Create a batch of %Ln row?</numerusform>
            <numerusform>Create a batch of %Ln rows?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up %Ln row(s)?</source>
        <translation>
            <numerusform>Give up %Ln row?</numerusform>
            <numerusform>Give up %Ln rows?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::DropTarget</name>
    <message numerus="yes">
        <source>Import %Ln file(s) as a new project</source>
        <translation>
            <numerusform>Import %Ln file as a new project</numerusform>
            <numerusform>Import %Ln files as a new project</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::Forecasts</name>
    <message numerus="yes">
        <source>Import %Ln picture(s) as one project</source>
        <translation>
            <numerusform>Import %Ln picture as one project</numerusform>
            <numerusform>Import %Ln pictures as one project</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s) as one project</source>
        <translation>
            <numerusform>Import %Ln file as one project</numerusform>
            <numerusform>Import %Ln files as one project</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::ImportWords</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln row(s)</source>
        <translation>
            <numerusform>The only row</numerusform>
            <numerusform>All %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln row(s)</source>
        <translation>
            <numerusform>The first row</numerusform>
            <numerusform>The first %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::JobFigures</name>
    <message numerus="yes">
        <source>Done, %Ln row(s) not good</source>
        <extracomment>Every row is accounted for, but not every answer is good.</extracomment>
        <translation>
            <numerusform>Done, %Ln row not good</numerusform>
            <numerusform>Done, %Ln rows not good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::JobHeadline</name>
    <message numerus="yes">
        <source>All %Ln row(s) are good.</source>
        <translation>
            <numerusform>The row is good.</numerusform>
            <numerusform>All %Ln rows are good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln good</source>
        <comment>rows</comment>
        <extracomment>The rows of a job by how they ended: &quot;12,391 good, 61 need attention, 20 failed, 8 missing&quot;.</extracomment>
        <translation>
            <numerusform>%Ln good</numerusform>
            <numerusform>%Ln good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need attention</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%Ln needs attention</numerusform>
            <numerusform>%Ln need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still out</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%Ln still out</numerusform>
            <numerusform>%Ln still out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 are not accounted for</source>
        <extracomment>After how the rows of a job ended; %1 is how many were sent.</extracomment>
        <translation>
            <numerusform>%Ln row of %1 is not accounted for</numerusform>
            <numerusform>%Ln rows of %1 are not accounted for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) more are counted than the %1 that were sent</source>
        <translation>
            <numerusform>%Ln row more is counted than the %1 that were sent</numerusform>
            <numerusform>%Ln rows more are counted than the %1 that were sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::Limits</name>
    <message numerus="yes">
        <source>results kept %Ln days</source>
        <translation>
            <numerusform>results kept %Ln day</numerusform>
            <numerusform>results kept %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln problem(s) must be mended before these rows can be sent again.</source>
        <translation>
            <numerusform>%Ln problem must be mended before these rows can be sent again.</numerusform>
            <numerusform>%Ln problems must be mended before these rows can be sent again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::NoteList</name>
    <message numerus="yes">
        <source>%Ln line(s) of %1</source>
        <translation>
            <numerusform>%Ln line of %1</numerusform>
            <numerusform>%Ln lines of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::OutlookTexts</name>
    <message numerus="yes">
        <source>The service deletes its copy of the results in %Ln day(s). Yours stays in the project.</source>
        <translation>
            <numerusform>The service deletes its copy of the results in %Ln day. Yours stays in the project.</numerusform>
            <numerusform>The service deletes its copy of the results in %Ln days. Yours stays in the project.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service deletes the results in %Ln day(s), and Sheaf has not fetched all of them yet.</source>
        <translation>
            <numerusform>The service deletes the results in %Ln day, and Sheaf has not fetched all of them yet.</numerusform>
            <numerusform>The service deletes the results in %Ln days, and Sheaf has not fetched all of them yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::PauseBanner</name>
    <message numerus="yes">
        <source>%Ln part(s) wait for it; nothing is lost.</source>
        <translation>
            <numerusform>%Ln part waits for it; nothing is lost.</numerusform>
            <numerusform>%Ln parts wait for it; nothing is lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::ProblemsBar</name>
    <message numerus="yes">
        <source>More than %Ln problem(s)</source>
        <translation>
            <numerusform>More than %Ln problem</numerusform>
            <numerusform>More than %Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln row(s)</source>
        <translation>
            <numerusform>in %Ln row</numerusform>
            <numerusform>in %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with an empty cell:</source>
        <translation>
            <numerusform>%Ln row with an empty cell:</numerusform>
            <numerusform>%Ln rows with an empty cell:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::ProjectPage</name>
    <message numerus="yes">
        <source>%Ln shown row(s) with answers as &amp;CSV…</source>
        <translation>
            <numerusform>%Ln shown row with answers as &amp;CSV…</numerusform>
            <numerusform>%Ln shown rows with answers as &amp;CSV…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown row(s) with answers as &amp;JSONL…</source>
        <translation>
            <numerusform>%Ln shown row with answers as &amp;JSONL…</numerusform>
            <numerusform>%Ln shown rows with answers as &amp;JSONL…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) must be mended first. They are listed at the bottom.</source>
        <translation>
            <numerusform>%Ln problem must be mended first. It is listed at the bottom.</numerusform>
            <numerusform>%Ln problems must be mended first. They are listed at the bottom.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have an empty cell that the prompt uses. Choose below what happens to them.</source>
        <translation>
            <numerusform>%Ln row has an empty cell that the prompt uses. Choose below what happens to them.</numerusform>
            <numerusform>%Ln rows have an empty cell that the prompt uses. Choose below what happens to them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln row(s)…</source>
        <translation>
            <numerusform>Send %Ln row…</numerusform>
            <numerusform>Send %Ln rows…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Requests of %Ln shown row(s) as JSONL…</source>
        <translation>
            <numerusform>&amp;Requests of %Ln shown row as JSONL…</numerusform>
            <numerusform>&amp;Requests of %Ln shown rows as JSONL…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown row(s) with answers as &amp;XLSX…</source>
        <translation>
            <numerusform>%Ln shown row with answers as &amp;XLSX…</numerusform>
            <numerusform>%Ln shown rows with answers as &amp;XLSX…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) in these rows must be mended first. They are listed at the bottom.</source>
        <translation>
            <numerusform>%Ln problem in these rows must be mended first. It is listed at the bottom.</numerusform>
            <numerusform>%Ln problems in these rows must be mended first. They are listed at the bottom.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these row(s) have an empty cell that the prompt uses. Choose below what happens to them.</source>
        <translation>
            <numerusform>%Ln of these rows has an empty cell that the prompt uses. Choose below what happens to it.</numerusform>
            <numerusform>%Ln of these rows have an empty cell that the prompt uses. Choose below what happens to them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::RecentModel</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::RowActions</name>
    <message numerus="yes">
        <source>Insert %Ln row(s)</source>
        <translation>
            <numerusform>Insert %Ln row</numerusform>
            <numerusform>Insert %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln row(s)</source>
        <translation>
            <numerusform>Delete %Ln row</numerusform>
            <numerusform>Delete %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %Ln row(s)</source>
        <translation>
            <numerusform>Duplicate %Ln row</numerusform>
            <numerusform>Duplicate %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln row(s)</source>
        <translation>
            <numerusform>Move %Ln row</numerusform>
            <numerusform>Move %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::RowsOutBox</name>
    <message numerus="yes">
        <source>&amp;Leave them out: send %Ln row(s)</source>
        <translation>
            <numerusform>&amp;Leave them out: send %Ln row</numerusform>
            <numerusform>&amp;Leave them out: send %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send &amp;all %Ln row(s)</source>
        <translation>
            <numerusform>Send the %Ln row</numerusform>
            <numerusform>Send &amp;all %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these row(s) are already out in %1 and unchanged. Send them again?</source>
        <translation>
            <numerusform>%Ln of these rows is already out in %1 and unchanged. Send it again?</numerusform>
            <numerusform>%Ln of these rows are already out in %1 and unchanged. Send them again?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::SendRules</name>
    <message numerus="yes">
        <source>Send %Ln rows</source>
        <translation>
            <numerusform>Send %Ln row</numerusform>
            <numerusform>Send %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s)</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::SheetClipboard</name>
    <message numerus="yes">
        <source>%Ln column(s) were added for the pasted cells. Undo takes everything back.</source>
        <translation>
            <numerusform>%Ln column was added for the pasted cells. Undo takes everything back.</numerusform>
            <numerusform>%Ln columns were added for the pasted cells. Undo takes everything back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::StrayBox</name>
    <message numerus="yes">
        <source>%Ln line(s) that came back are not used: their row has another answer or was not sent, or they are no answer at all. They are kept with the results and change nothing.</source>
        <translation>
            <numerusform>%Ln line that came back is not used: its row has another answer or was not sent, or it is no answer at all. It is kept with the results and changes nothing.</numerusform>
            <numerusform>%Ln lines that came back are not used: their row has another answer or was not sent, or they are no answer at all. They are kept with the results and change nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::TableExports</name>
    <message numerus="yes">
        <source>%Ln row(s) are written to %1.</source>
        <translation>
            <numerusform>%Ln row is written to %1.</numerusform>
            <numerusform>%Ln rows are written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) are too long for a cell and stand on a sheet of their own.</source>
        <translation>
            <numerusform>%Ln text is too long for a cell and stands on a sheet of its own.</numerusform>
            <numerusform>%Ln texts are too long for a cell and stand on a sheet of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) that a workbook cannot hold are written as codes.</source>
        <translation>
            <numerusform>%Ln character that a workbook cannot hold is written as a code.</numerusform>
            <numerusform>%Ln characters that a workbook cannot hold are written as codes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::ViewStatus</name>
    <message numerus="yes">
        <source>%1 of %Ln row(s)</source>
        <extracomment>%1 is the number of rows that are shown: &quot;812 of 12,480 rows&quot;.</extracomment>
        <translation>
            <numerusform>%1 of %Ln row</numerusform>
            <numerusform>%1 of %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send these %Ln again…</source>
        <comment>rows</comment>
        <translation>
            <numerusform>Send this one again…</numerusform>
            <numerusform>Send these %Ln again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send these %Ln…</source>
        <comment>rows</comment>
        <translation>
            <numerusform>Send this one…</numerusform>
            <numerusform>Send these %Ln…</numerusform>
        </translation>
    </message>
</context>
</TS>
