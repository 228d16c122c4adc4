<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</context>
<context>
    <name>sheaf::ui::Assumptions</name>
    <message numerus="yes">
        <source>%Ln rows are shorter than the header (first in line %L1).</source>
        <translation>
            <numerusform>%Ln row is shorter than the header (line %L1).</numerusform>
            <numerusform>%Ln rows are shorter than the header (first in line %L1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are longer than the header (first in line %L1).</source>
        <translation>
            <numerusform>%Ln row is longer than the header (line %L1).</numerusform>
            <numerusform>%Ln rows are longer than the header (first in line %L1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows hold bytes that are no text, shown as � (first in line %L1).</source>
        <translation>
            <numerusform>%Ln row holds bytes that are no text, shown as � (line %L1).</numerusform>
            <numerusform>%Ln rows hold bytes that are no text, shown as � (first in line %L1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank lines were left out (first: line %L1).</source>
        <translation>
            <numerusform>%Ln blank line was left out (line %L1).</numerusform>
            <numerusform>%Ln blank lines were left out (first: line %L1).</numerusform>
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
        <source>Import %Ln files as new projects</source>
        <translation>
            <numerusform>Import %Ln file as a new project</numerusform>
            <numerusform>Import %Ln files as new projects</numerusform>
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
    <name>sheaf::ui::SendRules</name>
    <message numerus="yes">
        <source>Send %Ln rows</source>
        <translation>
            <numerusform>Send %Ln row</numerusform>
            <numerusform>Send %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sheaf::ui::SheetActions</name>
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
</context>
<context>
    <name>sheaf::ui::SheetClipboard</name>
    <message numerus="yes">
        <source>The copied cells are %Ln column(s) wide and do not fit here, so nothing was pasted. Start further left, or add columns first.</source>
        <translation>
            <numerusform>The copied cells are %Ln column wide and do not fit here, so nothing was pasted. Start further left, or add columns first.</numerusform>
            <numerusform>The copied cells are %Ln columns wide and do not fit here, so nothing was pasted. Start further left, or add columns first.</numerusform>
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
</context>
</TS>
