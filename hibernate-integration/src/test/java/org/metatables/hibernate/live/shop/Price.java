package org.metatables.hibernate.live.shop;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

@Embeddable
public record Price(BigDecimal amount, String currency) {}
