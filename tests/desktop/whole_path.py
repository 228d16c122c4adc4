#!/usr/bin/python3
"""whole_path.py PROGRAM TABLE [FOLDER]: the main job from the first start to the answers, as a person does it.

A file falls on the window, a prompt is typed, a key goes into the keychain, the rows are sent to the practice
service, the answers stand in the rows, and the program ends. Screenshots and the program's output go to FOLDER.
To be run by session.sh. Exit 0: all of it is true. Exit 1: the last line says what is not.
"""

import contextlib
import os
import pathlib
import secrets
import subprocess
import sys
import tempfile

from driver import NotSeen, Table, keys, picture, program, type_text, wait
from file_drop import DropFailed, FileDrop

ROWS = 200
SERVICE = "Practice"
MODEL = "meta-llama/llama-3.2-3b-instruct/fp-16"
PROMPT = "Is this review positive, negative or mixed? Answer with one word: positive, negative or mixed. {{review}}"
ANSWERS = {"positive", "negative", "mixed"}
JOB_SECONDS = 90.0
END_SECONDS = 30.0


def require(true, otherwise):
    if not true:
        raise NotSeen(otherwise)


class Sheet(Table):
    """The table of the project. Its cells say where they stand: “id, row 1: 00123”."""

    def text(self, row, header):
        """What stands in a cell; nothing as long as the program has not read the row and shows dots."""
        place = f"{header}, row {row + 1}: "
        cell = self.cell(row, header)
        return cell.removeprefix(place) if cell.startswith(place) and cell != place + "…" else ""


class WholePath:
    def __init__(self, pid, table, folder):
        self.pid = pid
        self.table = table
        self.folder = folder
        self.key = "sk-desktop-" + secrets.token_hex(12)
        self.app = None
        self.pictures = 0

    def run(self):
        for step in (self.see_window, self.drop_table, self.choose_service, self.write_prompt, self.store_key,
                self.find_key_nowhere_else, self.send, self.read_answers, self.read_phase):
            step()
            self.pictures += 1
            picture(self.folder / f"{self.pictures}-{step.__name__}.png")
            print(f"ok: {step.__name__}", flush=True)

    def rows(self):
        return Sheet(self.app.find("table", "^Rows$"))

    def see_window(self):
        self.app = program(self.pid)
        self.app.find("label", "^Start with a table$")

    def drop_table(self):
        FileDrop([self.table]).drop_on(self.pid)
        rows = self.rows()
        wait(f"{ROWS} rows", lambda: rows.rows == ROWS)
        # A number that is text keeps its zeros.
        wait("the first cell, “00123”", lambda: rows.text(0, "id") == "00123")

    def choose_service(self):
        # A combo box is named after its choice; what it is for stands in the description.
        box = wait("the choice of services", lambda: next((e for e in self.app.shown()
            if e.role == "combo box" and "service" in e.description), None))
        box.click()
        type_text(SERVICE[0])  # goes to the entry that begins so
        keys("Return")
        wait(f"that {SERVICE} is chosen", lambda: box.name == SERVICE)

    def write_prompt(self):
        self.app.find("text", "^Model$").fill(MODEL)
        prompt = self.app.find("text", "^Prompt text$")
        before, column = PROMPT.split("{{")
        begun = before + "{{" + column[:3]
        prompt.fill(begun)
        wait(f"the prompt “{begun}”", lambda: prompt.text == begun)
        keys("Return")  # the list of columns is open, and writes the rest
        wait(f"the prompt “{PROMPT}”", lambda: prompt.text == PROMPT)

    def store_key(self):
        self.app.find("list item", "^Settings$").click()
        card = self.app.find("filler", "^Inference.net$")
        card.find("label", "^No key yet$")
        card.find("push button", "^Enter key").click()
        card.find("password text", "^Key for").fill(self.key)
        picture(self.folder / "key-typed.png")
        card.find("push button", "^Store in keychain$").click()
        card.find("push button", "^Replace key")
        found = subprocess.run(["secret-tool", "search", "--all", "--unlock", "server", "Sheaf"],
            capture_output=True, text=True, timeout=30, check=False).stdout
        require(f"secret = {self.key}\n" in found, "the keychain does not hold the key that was stored")

    def find_key_nowhere_else(self):
        # The prompt is a control: were it not found, a search that finds nothing would mean nothing.
        wait("the prompt in the project's files", lambda: self.files_with("Answer with one word"))
        holders = self.files_with(self.key)
        require(not holders, "the key stands in " + ", ".join(map(str, holders)))

    def files_with(self, text):
        """The files of the session and of the output folder in which the text stands."""
        holders = []
        for root in (pathlib.Path(os.environ["SHEAF_SESSION"]), self.folder):
            for path in (p for p in root.rglob("*") if p.is_file() and not p.is_symlink()):
                with contextlib.suppress(OSError):  # went away meanwhile
                    content = path.read_bytes()
                    if any(text.encode(coding) in content for coding in ("utf-8", "utf-16-le", "utf-16-be")):
                        holders.append(path)
        return holders

    def send(self):
        self.app.find("list item", "^reviews$").click()
        self.app.find("push button", rf"^Send {ROWS} row(s|\(s\))…$").click()
        sheet = self.app.find("dialog", "^Send$")
        sheet.find("label", f"^Send to {SERVICE}$")
        picture(self.folder / "send-sheet.png")
        sheet.find("push button", f"^Send {ROWS} rows$").click()
        wait("that the send sheet closes", lambda: not self.app.look("dialog", "^Send$"))

    def read_answers(self):
        rows = self.rows()
        wait("answers in the rows", lambda: rows.text(ROWS - 1, "Answer") in ANSWERS, JOB_SECONDS)
        for row in range(ROWS):
            answer = wait(f"an answer to row {row + 1}", lambda: rows.text(row, "Answer"))
            require(answer in ANSWERS, f"row {row + 1} is answered by “{answer}”")

    def read_phase(self):
        self.app.find("list item", "^Batches").click()
        jobs = Table(self.app.find("tree", "^Jobs$"))
        wait("one job", lambda: jobs.rows == 1)
        wait("the phase “Done”", lambda: jobs.cell(0, "Phase") == "Done")
        require(jobs.cell(0, "Done") == str(ROWS), f"{jobs.cell(0, 'Done')} of {ROWS} rows are done")
        require(jobs.cell(0, "Failed") == "0", f"{jobs.cell(0, 'Failed')} rows failed")


def drive(process, table, folder):
    """Walks the path and closes the program. What is wrong, or nothing."""
    path = WholePath(process.pid, table, folder)
    try:
        path.run()
        keys("ctrl+q")
        code = process.wait(END_SECONDS)
        require(code == 0, f"the program ended with {code}")
        holders = path.files_with(path.key)
        require(not holders, "at the end the key stands in " + ", ".join(map(str, holders)))
    except subprocess.TimeoutExpired as late:
        return f"the program did not close: {late}"
    except (NotSeen, DropFailed) as wrong:
        picture(folder / "failed.png")
        return str(wrong)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    return ""


def main():
    if len(sys.argv) not in (3, 4):
        print(__doc__)
        return 2
    folder = pathlib.Path(sys.argv[3] if len(sys.argv) == 4 else tempfile.mkdtemp(dir="/tmp", prefix="sheaf-pictures."))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "failed.png").unlink(missing_ok=True)  # of an earlier run
    print(f"pictures and output: {folder}", flush=True)
    with open(folder / "program.log", "wb") as log:
        process = subprocess.Popen([sys.argv[1]], stdout=log, stderr=subprocess.STDOUT)
    wrong = drive(process, sys.argv[2], folder)
    if wrong:
        print((folder / "program.log").read_text(errors="replace")[-4000:])
        print(f"FAILED: {wrong}")
        return 1
    print("the whole path works")
    return 0


sys.exit(main())
