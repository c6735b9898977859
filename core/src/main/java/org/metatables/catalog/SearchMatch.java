package org.metatables.catalog;

/**
 * Why a table was found.
 *
 * @param field where
 * @param asked a word of the search, in lower case
 * @param found the word that stands for it there, in lower case; of a column, its name
 */
public record SearchMatch(SearchField field, String asked, String found) {}
