# workbook.py write FILE ROWS | read FILE: ten columns with openpyxl, in the modes that are made for many rows.
import sys

import openpyxl

mode, path = sys.argv[1:3]
if mode == "write":
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Rows")
    sheet.append([f"column {i}" for i in range(1, 11)])
    for row in range(int(sys.argv[3])):
        sheet.append([f"{row:08d}", f"Review {row}: good coffee, but the bag was torn", row, row * 1.37, f"city {row % 101}",
                      "FR", row % 7, f"user{row}@example.org", row / 3, f"note {row}"])
    book.save(path)
else:
    book = openpyxl.load_workbook(path, read_only=True)
    print(sum(len(row) for row in book.active.iter_rows(values_only=True)))
