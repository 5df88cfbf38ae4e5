#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>
#include <xlsxwriter.h>

/* Rows go to a temporary file one by one, so that memory does not grow with them; they must be written in order. */
static inline lxw_workbook *cxlsxwriter_open(const char *path) {
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = NULL, .use_zip64 = LXW_FALSE};
    return workbook_new_opt(path, &options);
}

/* Merges cells and writes none of them. worksheet_merge_range fills the whole range at once, which rows written in
   order do not allow for more than one row. The caller keeps ranges apart and below 65,535. */
static inline lxw_error cxlsxwriter_merge(
    lxw_worksheet *sheet, lxw_row_t first_row, lxw_col_t first_column, lxw_row_t last_row, lxw_col_t last_column) {
    lxw_merged_range *range = (lxw_merged_range *)calloc(1, sizeof(lxw_merged_range));
    if (range == NULL)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    range->first_row = first_row;
    range->last_row = last_row;
    range->first_col = first_column;
    range->last_col = last_column;
    STAILQ_INSERT_TAIL(sheet->merged_ranges, range, list_pointers);
    sheet->merged_range_count++;
    return LXW_NO_ERROR;
}

/* The library copies the texts of the options, which are not const in its header. */
static inline lxw_error cxlsxwriter_comment(
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, uint16_t width, uint16_t height) {
    lxw_comment_options options = {0};
    options.author = (char *)"HaTang";
    options.width = width;
    options.height = height;
    options.font_name = (char *)"Times New Roman";
    options.font_size = 11;
    options.font_family = 1;
    return worksheet_write_comment_opt(sheet, row, column, text, &options);
}

/* Cells of a column that equal a value wear a format besides; the library copies the text, which is not const in its
   header. */
static inline lxw_error cxlsxwriter_colour_equal(
    lxw_worksheet *sheet, lxw_row_t first_row, lxw_row_t last_row, lxw_col_t column, const char *value,
    lxw_format *format) {
    lxw_conditional_format rule = {0};
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    rule.value_string = (char *)value;
    rule.format = format;
    return worksheet_conditional_format_range(sheet, first_row, column, last_row, column, &rule);
}

/* Bytes of the rows in the sheet's temporary file; -1 when some were lost on the way, which the library does not tell. */
static inline int64_t cxlsxwriter_row_bytes(lxw_worksheet *sheet) {
    if (sheet->optimize_tmpfile == NULL)
        return 0;
    if (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile) != 0)
        return -1;
    return (int64_t)ftello(sheet->optimize_tmpfile);
}

/* Free bytes where the temporary files are. */
static inline uint64_t cxlsxwriter_free_bytes(lxw_worksheet *sheet) {
    struct statvfs status;
    if (sheet->optimize_tmpfile == NULL || fstatvfs(fileno(sheet->optimize_tmpfile), &status) != 0)
        return UINT64_MAX;
    return (uint64_t)status.f_bavail * (uint64_t)status.f_frsize;
}

static inline void cxlsxwriter_discard(lxw_workbook *book) {
    lxw_workbook_free(book);
}
