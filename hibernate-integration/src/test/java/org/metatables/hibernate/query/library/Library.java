package org.metatables.hibernate.query.library;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.metatables.annotations.MetaTable;

/** Authors, books, shelves, copies and readers. */
public final class Library {

    private Library() {}

    @Embeddable
    public static class Address {
        @Column(name = "zip_code")
        public String zip;

        public String city;

        public Address() {}

        public Address(String zip, String city) {
            this.zip = zip;
            this.city = city;
        }
    }

    @Entity(name = "Author")
    @Table(name = "author")
    @SecondaryTable(name = "author_bio")
    @FilterDef(name = "city", parameters = @org.hibernate.annotations.ParamDef(name = "name", type = String.class))
    @Filter(name = "city", condition = "city = :name")
    @MetaTable
    public static class Author {
        @Id
        public Long id;

        @NaturalId
        public String name;

        @Embedded
        public Address home;

        @Column(table = "author_bio")
        public String bio;

        @Formula("char_length(name)")
        public Integer nameLength;

        @ElementCollection
        @OrderBy
        public Set<String> tags = new LinkedHashSet<>();

        @ElementCollection
        @OrderColumn(name = "place")
        public List<String> aliases = new ArrayList<>();

        @ElementCollection
        @MapKeyColumn(name = "prize")
        @CollectionTable(name = "author_prize", schema = "awards")
        @Column(name = "won_in")
        public Map<String, Integer> prizes = new HashMap<>();

        @ElementCollection
        public List<Address> addresses = new ArrayList<>();

        @OneToMany(mappedBy = "author")
        @OrderBy("isbn")
        public List<Book> books = new ArrayList<>();
    }

    @Entity(name = "Book")
    @Cacheable
    @Table(name = "book")
    @NamedQuery(name = "Book.cheap", query = "from Book b where b.price < :limit order by b.isbn")
    @MetaTable
    public static class Book {
        @Id
        public String isbn;

        @Version
        public int version;

        public String title;
        public BigDecimal price;
        public LocalDate published;

        @ManyToOne(fetch = FetchType.LAZY)
        public Author author;

        @ManyToMany
        @JoinTable(name = "book_genre")
        @OrderBy("code")
        public Set<Genre> genres = new LinkedHashSet<>();

        @OneToMany(mappedBy = "id.book")
        public Set<Copy> copies = new LinkedHashSet<>();
    }

    @Entity(name = "Genre")
    @Table(name = "genre")
    @SoftDelete
    @MetaTable
    public static class Genre {
        @Id
        public String code;

        public String label;
    }

    @Embeddable
    public static class CopyId {
        @ManyToOne(fetch = FetchType.LAZY)
        public Book book;

        @Column(name = "copy_no")
        public int number;

        @Override
        public boolean equals(Object other) {
            return other instanceof CopyId that && that.number == number && that.book == book;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    @Entity(name = "Copy")
    @Table(name = "copy")
    @MetaTable
    public static class Copy {
        @EmbeddedId
        public CopyId id;

        @ManyToOne
        @JoinColumn(name = "shelf_id")
        public Shelf shelf;

        public String remark;
    }

    @Entity(name = "Shelf")
    @Cacheable
    @Table(name = "`Shelf Unit`", schema = "awards")
    @SQLRestriction("closed = false")
    @MetaTable
    public static class Shelf {
        @Id
        public Long id;

        @Column(name = "`order`")
        public Integer order;

        public boolean closed;
    }

    @Entity(name = "Loan")
    @Table(name = "loan")
    @SoftDelete
    @MetaTable
    public static class Loan {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        public Long id;

        public String reader;

        @ElementCollection
        public Set<String> stamps = new LinkedHashSet<>();
    }

    @Entity(name = "Visitor")
    @Table(name = "visitor")
    public static class Visitor {
        @Id
        public Long id;

        @ManyToOne
        public Book reads;
    }
}
