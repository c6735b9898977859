package org.metatables.graph.internal.layout;

/**
 * Places things on a line as close as possible to where each wants to be, in their order and with distances between them: the
 * least sum of weighted squares, by pooling those that push each other.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer et al., An empirical distribution function for sampling with
 *     incomplete information</a>
 */
final class Spread {

    private Spread() {}

    /**
     * The places.
     *
     * @param wanted where each wants to be
     * @param weights how much each insists on it; above zero
     * @param distances how far each has to be from the one before it; the first is not asked
     */
    static double[] solve(double[] wanted, double[] weights, double[] distances) {
        int count = wanted.length;
        double[] offset = new double[count];
        for (int i = 1; i < count; i++) {
            offset[i] = offset[i - 1] + distances[i];
        }
        double[] mean = new double[count];
        double[] weight = new double[count];
        int[] size = new int[count];
        int pools = 0;
        for (int i = 0; i < count; i++) {
            mean[pools] = wanted[i] - offset[i];
            weight[pools] = weights[i];
            size[pools] = 1;
            while (pools > 0 && mean[pools - 1] > mean[pools]) {
                double both = weight[pools - 1] + weight[pools];
                mean[pools - 1] = (mean[pools - 1] * weight[pools - 1] + mean[pools] * weight[pools]) / both;
                weight[pools - 1] = both;
                size[pools - 1] += size[pools];
                pools--;
            }
            pools++;
        }
        double[] places = new double[count];
        int next = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (int i = 0; i < size[pool]; i++, next++) {
                places[next] = mean[pool] + offset[next];
            }
        }
        return places;
    }
}
